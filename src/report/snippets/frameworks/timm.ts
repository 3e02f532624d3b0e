/** timm: its losses give the mean of a batch, without class weights and ignored rows. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import type { Framework, FrameworkSnippet } from "../framework.ts";
import { ignoresRows } from "../ignoresRows.ts";
import { logitSteps, softTargetSteps } from "../recipe/lossRecipe.ts";
import { pythonProgram } from "../recipe/pythonDialect.ts";
import { writeRecipe } from "../recipe/writeRecipe.ts";
import { torchDialect } from "./torchDialect.ts";

export const timm: Framework = { id: "timm", label: "timm", language: "python", write };

function write(problem: LossProblem): FrameworkSnippet {
  const { numClasses, labelSmoothing, convention, targets } = problem;
  const lacking = whatLacks(problem);
  if (lacking !== undefined) {
    return { reason: `timm's losses have no ${lacking}. Choose PyTorch, whose code trains timm's models as well.` };
  }
  const dialect = torchDialect(numClasses);
  const isOwn = targets.kind === "indices" && (convention === "uniform" || labelSmoothing === 0);
  const { steps: toLogits, logits } = logitSteps(problem);
  const { steps: toSoft, soft } = softTargetSteps(problem);
  const isBinary = problem.loss === "binaryCrossEntropy";
  const name = isBinary ? "BinaryCrossEntropy" : isOwn ? "LabelSmoothingCrossEntropy" : "SoftTargetCrossEntropy";
  const smoothing = isOwn ? `smoothing=${labelSmoothing}` : isBinary ? "smoothing=0.0" : "";
  const lines = [
    `criterion = ${name}(${smoothing})`,
    ...writeRecipe([...(isOwn ? [] : toSoft), ...toLogits], dialect),
    `loss = criterion(${logits}, ${isOwn ? "targets" : soft})`,
  ];
  const imports = [...dialect.imports, { name, line: `from timm.loss import ${name}` }];
  return { language: "python", code: pythonProgram(problem, lines, imports) };
}

function whatLacks(problem: LossProblem): string | undefined {
  const { loss, convention, classWeights, posWeight, reduction } = problem;
  if (loss === "klDivergence") return "KL divergence";
  if (classWeights !== undefined || posWeight !== undefined) return "weights of the classes in this form";
  if (convention === "padded" || ignoresRows(problem)) return "rows that are ignored";
  const isMean = reduction === "mean" || (reduction === "batchmean" && loss === "crossEntropy");
  return isMean ? undefined : `reduction "${reduction}"`;
}
