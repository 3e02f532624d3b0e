/** burn: its losses smooth uniformly, and give the mean of a batch. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import type { Framework, FrameworkSnippet } from "../framework.ts";
import { headline } from "../headline.ts";
import { ignoresRows } from "../ignoresRows.ts";
import { MOST_NUMBERS } from "../recipe/lossRecipe.ts";

export const burn: Framework = { id: "burn", label: "burn (Rust)", language: "rust", write };

function write(problem: LossProblem): FrameworkSnippet {
  const { labelSmoothing, classWeights, temperature } = problem;
  const reason = whyNot(problem);
  if (reason !== undefined) return { reason };
  const weights =
    classWeights === undefined
      ? ""
      : `    .with_weights(Some(${classWeights.length > MOST_NUMBERS ? "class_weights" : `vec![${Array.from(classWeights, decimal).join(", ")}]`}))\n`;
  const logits = temperature === 1 ? "logits" : `logits / ${decimal(temperature)}`;
  const code = `${headline(problem, "// ")}
use burn::nn::loss::CrossEntropyLossConfig;

let loss = CrossEntropyLossConfig::new()
${weights}    .with_smoothing(Some(${decimal(labelSmoothing)}))
    .init(&logits.device())
    .forward(${logits}, targets);
`;
  return { language: "rust", code };
}

function whyNot(problem: LossProblem): string | undefined {
  const { loss, convention, targets, reduction, inputKind, classWeights } = problem;
  const advice = "Choose libtorch for the operations themselves.";
  if (loss !== "crossEntropy") return `burn smooths cross entropy as this panel does, and no other loss. ${advice}`;
  if (convention !== "uniform") return `burn smooths uniformly over all classes only. ${advice}`;
  if (targets.kind !== "indices") return "burn's CrossEntropyLoss takes class indices, and here are probabilities.";
  if (inputKind !== "logits") return "burn's CrossEntropyLoss takes logits here. Give logits.";
  if (ignoresRows(problem)) {
    return "burn has pad_tokens for rows that do not count, but its mean divides by all rows: another number than this.";
  }
  if (classWeights?.some((weight) => weight <= 0)) return "burn refuses class weights of 0. Give positive weights.";
  return reduction === "mean" || (reduction === "batchmean" && classWeights === undefined)
    ? undefined
    : "burn's CrossEntropyLoss gives the mean only. Choose the reduction mean.";
}

function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
