/** tch, libtorch in Rust: cross_entropy_loss with its value or with smoothed targets, and its binary loss. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import type { Framework, FrameworkSnippet } from "../framework.ts";
import { headline } from "../headline.ts";
import { ignoresRows } from "../ignoresRows.ts";
import { MOST_NUMBERS } from "../recipe/lossRecipe.ts";

export const tch: Framework = { id: "tch", label: "tch (Rust)", language: "rust", write };

function write(problem: LossProblem): FrameworkSnippet {
  const { loss, convention, targets, classWeights, posWeight, reduction, inputKind, ignoreIndex } = problem;
  const isBinary = loss === "binaryCrossEntropy";
  const hasIndices = targets.kind === "indices";
  const smooths = !isBinary && convention === "uniform";
  const lacking =
    loss === "klDivergence" || inputKind !== "logits" || reduction === "batchmean"
      ? "for logits alone, and for cross entropy with the reductions mean, sum and none"
      : convention === "padded" || (ignoresRows(problem) && !smooths)
        ? "without padding, and with ignored rows only under the uniform convention"
        : hasIndices && classWeights !== undefined && !smooths && !isBinary && reduction === "mean"
          ? "with class weights under the uniform convention or another reduction than the mean, which divides by the weights"
          : undefined;
  if (lacking !== undefined) {
    return {
      reason: `The code for tch is written ${lacking}. Choose libtorch, whose operations tch has by the same names.`,
    };
  }
  const target = smooths ? "targets" : "soft";
  const logits = problem.temperature === 1 ? "logits" : "scaled_logits";
  const weights = tensorOption("class_weights", classWeights);
  const mode = `Reduction::${{ mean: "Mean", sum: "Sum", none: "None", batchmean: "Mean" }[reduction]}`;
  const ignored = smooths && ignoresRows(problem) ? ignoreIndex : -100;
  const value = smooths ? decimal(problem.labelSmoothing) : "0.0";
  const call = isBinary
    ? `binary_cross_entropy_with_logits(&soft, ${weights}, ${tensorOption("pos_weight", posWeight)}, ${mode})`
    : `cross_entropy_loss(&${target}, ${weights}, ${mode}, ${ignored}, ${value})`;
  const lines = [
    ...(smooths ? [] : softLines(problem)),
    ...tensor("class_weights", classWeights),
    ...tensor("pos_weight", posWeight),
    ...(problem.temperature === 1 ? [] : [`let scaled_logits = &logits / ${decimal(problem.temperature)};`]),
    `let loss = ${logits}.${call};`,
  ];
  const code = `${headline(problem, "// ")}\nuse tch::{Reduction, Tensor};\n\n${lines.join("\n")}\n`;
  return { language: "rust", code };
}

/** The smoothed targets as probabilities. */
function softLines({ targets, numClasses: K, labelSmoothing, convention, prior, loss }: LossProblem): string[] {
  const hasIndices = targets.kind === "indices";
  const hard = hasIndices ? "one_hot" : "targets";
  const total = loss === "binaryCrossEntropy" && !hasIndices ? "row_sums" : "1.0";
  const share = (classes: number) => `label_smoothing / ${decimal(classes)}`;
  const spreads: Readonly<Record<LossProblem["convention"], string>> = {
    uniform: share(K),
    binary: share(2),
    prior: "&prior * label_smoothing",
    others: `(${total === "1.0" ? total : `&${total}`} - &${hard}) * (${share(K - 1)})`,
    padded: "",
  };
  const needsSums = convention === "others" && total === "row_sums";
  return [
    ...(hasIndices ? [`let one_hot = targets.one_hot(${K}).to_kind(logits.kind());`] : []),
    `let label_smoothing = ${decimal(labelSmoothing)};`,
    ...(convention === "prior" ? tensor("prior", prior) : []),
    ...(needsSums ? ["let row_sums = targets.sum_dim_intlist(-1, true, logits.kind());"] : []),
    `let soft = &${hard} * (1.0 - label_smoothing) + ${spreads[convention]};`,
  ];
}

function tensor(name: string, list: ArrayLike<number> | undefined): string[] {
  if (list === undefined || list.length > MOST_NUMBERS) return [];
  return [`let ${name} = Tensor::from_slice(&[${Array.from(list, (value) => `${decimal(value)}f32`).join(", ")}]);`];
}

function tensorOption(name: string, list: ArrayLike<number> | undefined): string {
  return list === undefined ? "None::<&Tensor>" : `Some(&${name})`;
}

function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
