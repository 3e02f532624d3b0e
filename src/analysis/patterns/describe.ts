/** What is said about a recognised loss: the verdict, the mistakes, and whether the built-in call can stand for it. */
import type { PythonSource } from "../python/pythonSource.ts";
import type { Candidate } from "./attempt.ts";
import type { HandWritten, HandWrittenForm } from "./handWritten.ts";
import type { Recognition } from "./recognise.ts";

/** Targets are built as a matrix: form B, else the closed form A. */
const BUILDS_TARGETS = /one_hot|scatter|full_like|zeros|\.fill_|torch\.full/;

const VERDICTS: Readonly<Record<HandWrittenForm, string>> = {
  A: "(1-a)·NLL + a·mean(-log p), the closed form: the loss and gradient of label_smoothing=a.",
  B: "-Σ t·log p with targets of 1-a plus a/K: the loss and gradient of label_smoothing=a.",
  C: "-Σ t·log p of soft targets: the loss and gradient of F.cross_entropy with probabilities as targets, divided by the rows.",
  D: "KL divergence to smoothed targets: the gradient of label_smoothing=a, a value lower by the targets' entropy H(t).",
  E: "The padded convention: 1-a for the true class, a/(K-2) for the others, padding and its rows 0. No built-in call computes it: ignore_index with label_smoothing spreads over all K classes.",
  F: "1-a for the true class and a/(K-1) for each other: label_smoothing=a·K/(K-1) gives the same loss and gradient.",
};

const SHORT = "-Σ t·log p with targets of 1-a for the true class and a/K for each other.";

/** The public description of `found`. */
export function describe(source: PythonSource, candidate: Candidate, found: Recognition): HandWritten {
  const { text } = source;
  const { form, manner, reduction, smoothing } = found;
  const own = candidate.node.getChild("VariableName")!;
  const letter = letterOf(found, text.slice(candidate.node.from, candidate.node.to));
  const notReplaced = whyNot(found);
  const classes = [...manner.roles].find(([, role]) => role === "K")?.[0];
  const verdict = `${form.id === "short" ? SHORT : VERDICTS[letter]}${manner.input === "logProbs" && letter !== "E" ? " It takes log-probabilities." : ""}`;
  return {
    form: letter,
    kind: candidate.kind,
    name: candidate.name,
    span: { start: own.from, end: own.to },
    verdict,
    mistakes: mistakesOf(found),
    convention: letter === "E" ? "padded" : form.id === "F" || form.id === "D-others" ? "others" : "uniform",
    reduction,
    parameters: candidate.parameters.map(({ name, value }) => ({
      name,
      default: value && text.slice(value.from, value.to),
    })),
    smoothing,
    ...(classes !== undefined && { classesParameter: classes }),
    ...(found.reductionParameter !== undefined && { reductionParameter: found.reductionParameter }),
    ...(found.weights?.kind === "builtIn" && { weightParameter: found.weights.parameter }),
    ...(notReplaced !== undefined && { notReplaced }),
  };
}

function letterOf({ form: { id } }: Recognition, code: string): HandWrittenForm {
  if (id === "A") return BUILDS_TARGETS.test(code) ? "B" : "A";
  if (id === "short") return "B";
  return id === "noLog" || id === "D-others" ? "D" : id;
}

/** What hand-written forms get wrong, a sentence each. */
function mistakesOf({ form, manner, reduction, outcome, weights, isMasked }: Recognition): string[] {
  const isKl = form.id === "D" || form.id === "D-others" || form.id === "noLog";
  const hasPadding = form.id === "E" || [...manner.roles.values()].includes("pad");
  const mistakes: readonly (readonly [boolean, string])[] = [
    [form.id === "noLog", "It gives probabilities to KLDivLoss, which takes log-probabilities: use log_softmax."],
    [
      form.id === "short",
      "The targets do not sum to 1: every class gets a/K, but the true class keeps 1-a instead of 1-a+a/K.",
    ],
    [
      outcome.notes.has("dimMissing"),
      "log_softmax has no dim, so that the axis depends on the number of dimensions: pass dim=-1.",
    ],
    [
      outcome.notes.has("half"),
      "The targets are float16, in which a/K loses digits or becomes 0: build them as float32.",
    ],
    [
      reduction === "elements",
      isKl
        ? "KLDivLoss's mean divides by rows times classes: 'batchmean' is meant."
        : "The mean divides by rows times classes: take the sum over the classes first.",
    ],
    [form.id === "E" && form.spread !== 2, "The share counts the padding class: divide by K - 2, not by its size."],
    [reduction === "batch", "It divides by all rows of the batch, padding too: divide by the rows that count."],
    [weights?.kind === "nllOnly", "Class weights weigh the NLL term only, not the smoothed part."],
    [manner.targets === "indices" && !hasPadding && !isMasked, "Rows with the target -100 are not left out."],
  ];
  return mistakes.flatMap(([isMade, sentence]) => (isMade ? [sentence] : []));
}

/** Why no built-in call can stand for it. */
function whyNot({ form, manner, reduction, outcome }: Recognition): string | undefined {
  if (form.id === "E") return VERDICTS.E;
  if (form.id === "short") return "Its targets do not sum to 1, those of label_smoothing do.";
  if (form.id === "noLog") return "It computes no cross entropy until log_softmax takes the place of softmax.";
  if (form.id === "D-others") return "It is a KL divergence over the other classes, which no built-in call computes.";
  if (reduction === "elements") return "Its mean divides by rows times classes, the built-in mean by rows.";
  if (reduction === "batch") return "It divides by rows that do not count, the built-in mean does not.";
  if (manner.isSwapped)
    return "It takes the targets first, the built-in call the logits. Swap the arguments of its calls first.";
  if (outcome.isTuple) return "It returns several values, the built-in call one.";
  if (manner.input === "logProbs")
    return "It takes log-probabilities, the built-in call logits. Drop the log_softmax before it first.";
  if ([...manner.roles.values()].includes("pad"))
    return "Its ignored class is a parameter. Pass ignore_index to the built-in call by hand.";
  return undefined;
}
