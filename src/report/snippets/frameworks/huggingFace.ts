/** Hugging Face: the Trainer's own smoothing where it is the same, else a loss function that the Trainer is given. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import type { Framework, FrameworkSnippet } from "../framework.ts";
import { headline } from "../headline.ts";
import { USUAL_IGNORE_INDEX } from "../ignoresRows.ts";
import { torchCode } from "./pytorch.ts";

export const huggingFace: Framework = { id: "transformers", label: "Hugging Face Trainer", language: "python", write };

function write(problem: LossProblem): FrameworkSnippet {
  const { targets, reduction, inputKind } = problem;
  if (reduction === "none") {
    return { reason: 'The Trainer needs one number as its loss. Choose the reduction "mean" or "sum".' };
  }
  if (inputKind !== "logits")
    return { reason: "A Trainer's model gives logits, and here are probabilities. Give logits." };
  if (targets.kind === "probabilities" && problem.loss !== "binaryCrossEntropy") {
    return { reason: "The Trainer's labels are class indices, and here are probabilities. Choose PyTorch." };
  }
  return { language: "python", code: isOwn(problem) ? ownCode(problem) : givenCode(problem) };
}

function isOwn({ loss, convention, classWeights, temperature, ignoreIndex, reduction, labelSmoothing }: LossProblem) {
  return (
    loss === "crossEntropy" &&
    convention === "uniform" &&
    labelSmoothing > 0 &&
    classWeights === undefined &&
    temperature === 1 &&
    ignoreIndex === USUAL_IGNORE_INDEX &&
    reduction === "mean"
  );
}

function ownCode(problem: LossProblem): string {
  return `${headline(problem, "# ")}
from transformers import TrainingArguments

args = TrainingArguments(output_dir="output", label_smoothing_factor=${problem.labelSmoothing})
`;
}

/** PyTorch's code in the function that the Trainer calls; classes it defines stay outside. */
function givenCode(problem: LossProblem): string {
  const code = torchCode(problem).trimEnd();
  const at = code.search(/^(?:class_weights|prior|pos_weight|criterion|counted|one_hot|label_smoothing|\w+ = )/m);
  const isMultiLabel = problem.targets.kind === "probabilities";
  const body = code.slice(at).split("\n");
  return `${code.slice(0, at).trimEnd()}


def compute_loss(outputs, labels, num_items_in_batch=None):
    logits = outputs.logits.flatten(0, -2)
    targets = labels${isMultiLabel ? ".float()" : ".flatten()"}
${body.map((line) => (line === "" ? "" : `    ${line}`)).join("\n")}
    return loss


# trainer = Trainer(model, args, train_dataset=..., compute_loss_func=compute_loss)
`;
}
