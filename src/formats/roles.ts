/** What arrays are called: the one file of this layer that knows which name means what. */

/** What an array or a scalar is for. */
export type Role =
  | "logits"
  | "probabilities"
  | "logProbabilities"
  | "targets"
  | "classWeights"
  | "posWeight"
  | "labelSmoothing"
  | "ignoreIndex"
  | "paddingIndex"
  | "prior"
  | "temperature"
  | "numClasses"
  | "reduction"
  | "fromLogits"
  | "loss";

/**
 * The role that a name tells, or undefined where it tells none. Case, underscores and hyphens do not matter, nor do
 * owners (`self.logits`), subscripts (`logits[0]`) and the prefixes and suffixes of the tables below (`val_logits`,
 * `logits_np`, `label_3`). A prediction (`y_pred`, `outputs`) counts as logits; whether its numbers are probabilities
 * is for the caller to see.
 */
export function roleOf(name: string): Role | undefined {
  if (name.length > 200) return undefined;
  const letter = exactLetters.get(lastSegment(name));
  if (letter !== undefined) return letter;
  let parts = splitWords(lastSegment(name));
  for (let tries = 0; tries < 8 && parts.length > 0; tries++) {
    const role = names.get(parts.join(""));
    if (role !== undefined) return role;
    const last = parts[parts.length - 1]!;
    const first = parts[0]!;
    if (parts.length > 1 && (suffixes.has(last) || /^\d+$/.test(last))) parts = parts.slice(0, -1);
    else if (parts.length > 1 && prefixes.has(first)) parts = parts.slice(1);
    else break;
  }
  // "cat logits", "logit cat": a column's heading with a class in it.
  if (parts.length > 1) return headings.get(parts[parts.length - 1]!) ?? headings.get(parts[0]!);
  const numbered = /^(\D+)\d+$/.exec(parts[0] ?? "");
  return numbered ? names.get(numbered[1]!) : undefined;
}

/** Whether a keyword argument of this name holds sizes or places rather than data, such as `shape=(2, 3)`. */
export function isLayoutName(name: string): boolean {
  return layoutNames.has(splitWords(lastSegment(name)).join(""));
}

/** The last part of a dotted name, without subscripts: `self.logits[0]` gives `logits`. */
function lastSegment(name: string): string {
  const bare = name.replace(/\[[^\]]*\]/g, "").trim();
  return bare.slice(Math.max(bare.lastIndexOf("."), bare.lastIndexOf(":"), bare.lastIndexOf(">")) + 1);
}

/** A name cut into lower-case words: `valLogits_np` gives `val`, `logits`, `np`. */
function splitWords(name: string): string[] {
  return name
    .normalize("NFC")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([a-zα-ω])(\d+)$/u, "$1_$2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Names of one letter, in which case matters. */
const exactLetters: ReadonlyMap<string, Role> = new Map<string, Role>([
  ["T", "temperature"],
  ["K", "numClasses"],
  ["C", "numClasses"],
  ["z", "logits"],
  ["Z", "logits"],
  ["y", "targets"],
  ["Y", "targets"],
  ["t", "targets"],
  ["ŷ", "logits"],
  ["p", "probabilities"],
  ["w", "classWeights"],
  ["ε", "labelSmoothing"],
  ["α", "labelSmoothing"],
  ["τ", "temperature"],
]);

/** Whole names, their words written together. */
const names: ReadonlyMap<string, Role> = new Map<string, Role>(
  (
    [
      [
        "logits",
        "logits logit z output outputs out preds pred prediction predictions ypred yhat yhats yscore yscores ylogits scores score input inputs",
      ],
      [
        "probabilities",
        "probs prob probabilities probability softmax softmaxes proba probas yprob yprobs yproba predprobs predproba confidences",
      ],
      [
        "logProbabilities",
        "logprobs logprob logp logps logprobabilities logprobability logsoftmax logproba logprobas lprobs logpt",
      ],
      [
        "targets",
        "targets target labels label y ytrue ytrues ytest yval ytrain gt gts groundtruth truth truths class onehot onehots onehotlabels onehottargets multihot labelids classids targetids classindex classindices classlabels classlabel targetprobs softlabels softtargets targetprobabilities tgt",
      ],
      ["classWeights", "weight weights w classweight classweights lossweight lossweights cew"],
      ["posWeight", "posweight posweights positiveweight positiveweights"],
      [
        "labelSmoothing",
        "labelsmoothing smoothing smooth eps epsilon alpha labelsmoothingfactor smoothingfactor smoothingvalue labelsmoothingeps labelsmoothingepsilon labelsmooth smootheps lsr",
      ],
      ["ignoreIndex", "ignoreindex ignoreidx ignorelabel ignoreid"],
      ["paddingIndex", "paddingindex paddingidx padindex padidx padid paddingid padtokenid padtoken"],
      ["prior", "prior priors classprior classpriors priordistribution"],
      ["temperature", "temperature temp tau"],
      [
        "numClasses",
        "numclasses nclasses numclass nclass classes numlabels nlabels vocabsize numberofclasses classcount",
      ],
      ["reduction", "reduction reduce"],
      ["fromLogits", "fromlogits"],
      ["loss", "loss losses trainloss valloss testloss evalloss ce nll crossentropy"],
    ] as const
  ).flatMap(([role, words]) => words.split(" ").map((word): [string, Role] => [word, role])),
);

/** Words before a name that do not change what it is. */
const prefixes = new Set(
  "val valid validation train training test eval dev student teacher model my the raw batch all new old smoothed hard soft true final head cls np torch tf jnp next gold expected predicted".split(
    " ",
  ),
);

/** Words after a name that do not change what it is. */
const suffixes = new Set(
  "np numpy torch tensor array arr list t tf jnp jax batch val valid train test eval dev cpu gpu device flat raw data f32 f64 float smoothed hard soft csv".split(
    " ",
  ),
);

/** Words that tell a column's role wherever else the heading has a class in it. */
const headings: ReadonlyMap<string, Role> = new Map<string, Role>([
  ["logit", "logits"],
  ["logits", "logits"],
  ["z", "logits"],
  ["score", "logits"],
  ["prob", "probabilities"],
  ["probs", "probabilities"],
  ["probability", "probabilities"],
  ["probabilities", "probabilities"],
  ["target", "targets"],
  ["targets", "targets"],
  ["label", "targets"],
  ["labels", "targets"],
]);

/** Keyword arguments that are about layout. */
const layoutNames = new Set(
  "shape size sizes axis axes dim dims dimension dimensions figsize kernelsize stride strides padding dilation order perm permutation range xlim ylim reps repeats outputsize inputsize inputshape batchshape seed steps splits chunks".split(
    " ",
  ),
);
