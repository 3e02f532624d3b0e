/** What a reader should know about a computed loss: bounds, infinities, sums that are not 1, what PyTorch does otherwise. */
import type { LossComparison } from "../core/compareLosses.ts";
import { convertSmoothing } from "../core/convertSmoothing.ts";
import type { LossProblem } from "../core/lossProblem.ts";
import { formatNumber, shortNumber } from "./formatNumber.ts";

/** The notes that apply, one or two sentences each. */
export function lossNotes(comparison: LossComparison, decimals: number): string[] {
  const { problem, smoothed, countedRows } = comparison;
  const notes = [
    "The floor is the entropy of the smoothed targets: a perfect model shows it, not 0. Compare the excess, not the loss, with an unsmoothed run.",
    gradientNote(problem, decimals),
    conversionNote(problem),
  ];
  if (countedRows === 0)
    notes.push("No row counts (all are ignored or padding), so a mean is 0/0: nan, as in PyTorch.");
  if (Number.isNaN(smoothed.loss) && countedRows > 0) {
    notes.push("The loss is nan because a row holds nan, +inf, or nothing but -inf: its softmax is not defined.");
  }
  notes.push(...infinityNotes(comparison), ...sumNotes(comparison, decimals));
  return notes.filter((note) => note !== undefined);
}

function gradientNote({ reduction, loss }: LossProblem, decimals: number): string {
  const formula = loss === "binaryCrossEntropy" ? "σ(z) - t" : "p - t";
  const unit =
    reduction === "mean" || reduction === "batchmean" ? `, divided as the reduction ${reduction} divides the loss` : "";
  return `The gradient is d loss / d logits: ${formula} in each row (times the weights, where there are any)${unit}. Numbers are rounded to ${decimals} decimals here, not where they are computed.`;
}

function conversionNote({ convention, labelSmoothing, numClasses }: LossProblem): string | undefined {
  if (convention !== "uniform" && convention !== "others") return undefined;
  if (labelSmoothing === 0) return undefined;
  const to = convention === "uniform" ? "others" : "uniform";
  const converted = convertSmoothing(labelSmoothing, convention, to, numClasses);
  if ("problem" in converted) return undefined;
  const where =
    to === "others" ? "fairseq and tensor2tensor (a/(K-1) for the others)" : "PyTorch and Keras (a/K for all classes)";
  return `The same targets under the convention of ${where} need the value ${shortNumber(converted.value, 8)}.`;
}

function infinityNotes({ problem, rows, smoothed }: LossComparison): string[] {
  const notes: string[] = [];
  for (const { row, state, probs, hard, smoothed: figures } of rows) {
    if (state !== "counted") continue;
    const costly = probs.findIndex((p, k) => p === 0 && figures.terms[k] === Number.POSITIVE_INFINITY);
    if (costly >= 0) {
      const why =
        hard.terms[costly] === Number.POSITIVE_INFINITY
          ? "It is so without smoothing too: is the target right, or is its class masked by mistake?"
          : "Masked classes (-inf) and smoothing over all classes do not go together; leave masked classes out of the spread.";
      notes.push(
        `Row ${row} has an infinite loss: class ${costly} has probability 0 but a target of ${shortNumber(figures.targetProbs[costly]!, 6)}. ${why}`,
      );
      break;
    }
  }
  const free = rows.find(
    ({ state, input, smoothed: figures }) =>
      state === "counted" && input.some((z, k) => z === Number.NEGATIVE_INFINITY && figures.targetProbs[k] === 0),
  );
  const soft = problem.targets.kind === "probabilities" || problem.loss === "klDivergence";
  if (free !== undefined && soft && !Number.isNaN(smoothed.loss)) {
    notes.push(
      `Row ${free.row} has a class of probability 0 and target 0. It costs nothing here (0·(-inf) = 0); PyTorch gives nan for it.`,
    );
  }
  return notes;
}

function sumNotes({ problem, rows }: LossComparison, decimals: number): string[] {
  if (problem.loss === "binaryCrossEntropy") return [];
  const notes: string[] = [];
  const off = (values: Float64Array) => {
    const total = values.reduce((a, b) => a + b, 0);
    return Math.abs(total - 1) > 1e-3 ? total : undefined;
  };
  const targets = rows.find((row) => row.state === "counted" && off(row.hard.targetProbs) !== undefined);
  if (targets !== undefined) {
    notes.push(
      `The target of row ${targets.row} sums to ${formatNumber(off(targets.hard.targetProbs)!, decimals)}, not to 1. It is used as it is, as PyTorch does.`,
    );
  }
  const inputs = rows.find((row) => off(row.probs) !== undefined);
  if (problem.inputKind !== "logits" && inputs !== undefined) {
    notes.push(
      `The probabilities of row ${inputs.row} sum to ${formatNumber(off(inputs.probs)!, decimals)}, not to 1. They are used as they are; Keras would divide them by their sum.`,
    );
  }
  return notes;
}
