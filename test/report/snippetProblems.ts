/** Configurations that the core accepts: conventions, losses, reductions, weights, kinds of targets and inputs. */
import { CONVENTION_NAMES } from "../../src/core/convention.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { readRequest } from "../../src/core/readRequest.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { TRIES_ALL } from "../effort.ts";
import { coveringSample } from "./coveringSample.ts";

const LOGITS = [
  [2, 1, 0.1, -1],
  [0.5, 2.5, -1, 0.3],
  [-0.2, 0.4, 1.5, 0],
  [1, -1, 0.5, 2],
];
const INDICES = [1, 2, 0, 3];
/** One row is padding for class 0. */
const SOFT = [
  [0, 0.7, 0.3, 0],
  [0, 0, 1, 0],
  [1, 0, 0, 0],
  [0, 0.25, 0.25, 0.5],
];
const MULTI_HOT = [
  [1, 0, 1, 0],
  [0, 0, 1, 1],
  [1, 1, 0, 0],
  [0, 0, 0, 1],
];
const WEIGHTS = [1, 2, 5, 0.5];

/** A configuration with its name, and the core's problem of it. */
export interface SnippetCase {
  readonly name: string;
  readonly problem: LossProblem;
  readonly request: LossRequest;
  readonly options: readonly unknown[];
}

/** Every configuration but those that the core refuses. */
export const ALL_SNIPPET_CASES: readonly SnippetCase[] = (
  ["crossEntropy", "klDivergence", "binaryCrossEntropy"] as const
)
  .flatMap((loss) => CONVENTION_NAMES.map((convention) => ({ loss, convention })))
  .flatMap((each) => [0.1, 0].map((labelSmoothing) => ({ ...each, labelSmoothing })))
  .flatMap((each) => (["mean", "sum", "none", "batchmean"] as const).map((reduction) => ({ ...each, reduction })))
  .flatMap((each) => [undefined, WEIGHTS].map((classWeights) => ({ ...each, classWeights })))
  .flatMap((each) => (["indices", "probabilities"] as const).map((targetKind) => ({ ...each, targetKind })))
  .flatMap((each) => [
    { ...each, more: {} },
    { ...each, more: { ignoreIndex: 3 } },
    { ...each, more: { temperature: 2.5 } },
    { ...each, more: { posWeight: [2, 1, 0.5, 3] } },
    { ...each, more: { inputKind: "probabilities" } as const },
    { ...each, more: { inputKind: "logProbabilities", temperature: 2 } as const },
  ])
  .flatMap(({ more, ...options }) => {
    const isBinary = options.loss === "binaryCrossEntropy";
    const request: LossRequest = {
      ...options,
      ...more,
      logits: inputOf("inputKind" in more ? more.inputKind : "logits", isBinary),
      targets: options.targetKind === "indices" ? INDICES : isBinary ? MULTI_HOT : SOFT,
      ...(options.convention === "padded" && { paddingIndex: 0 }),
      ...(options.convention === "prior" && { prior: [0.4, 0.1, 0.2, 0.3] }),
    };
    const checked = readRequest(request);
    if ("problem" in checked) return [];
    const words = [options.loss, options.convention, `a=${options.labelSmoothing}`, options.reduction];
    const name = [...words, options.targetKind, options.classWeights && "weights", JSON.stringify(more)];
    return [
      {
        name: name.filter(Boolean).join(" "),
        problem: checked.value,
        request,
        options: [...Object.values(options), more],
      },
    ];
  });

/** The configurations that are tried: any three options that go together are in one of them; or all of them. */
export const SNIPPET_CASES: readonly SnippetCase[] = TRIES_ALL
  ? ALL_SNIPPET_CASES
  : coveringSample(ALL_SNIPPET_CASES, ({ options }) => options, 3);

/** The variable in which a program finds its input. */
export function inputName({ inputKind }: LossProblem): "logits" | "probs" | "log_probs" {
  return ({ logits: "logits", probabilities: "probs", logProbabilities: "log_probs" } as const)[inputKind];
}

function inputOf(kind: LossProblem["inputKind"], isBinary: boolean): number[][] {
  if (kind === "logits") return LOGITS;
  const probs = LOGITS.map((row) => {
    const total = row.reduce((sum, z) => sum + Math.exp(z), 0);
    return row.map((z) => (isBinary ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / total));
  });
  return kind === "probabilities" ? probs : probs.map((row) => row.map(Math.log));
}
