/** Checks the targets of a request: which kind they are, their shape, and every entry. */

import type { Checked } from "./checked.ts";
import { toRows } from "./classAxis.ts";
import type { LossKind, Targets } from "./lossProblem.ts";
import { flatten } from "./nested.ts";
import type { LossRequest } from "./request.ts";

interface Place {
  /** Of the logits. */
  readonly shape: readonly number[];
  readonly axis: number;
  readonly loss: LossKind;
}

/** Gives the targets as rows, or what is wrong with them. */
export function checkTargets(request: LossRequest, { shape, axis, loss }: Place): Checked<Targets> {
  const targets = flatten(request.targets, "targets");
  if ("problem" in targets) return targets;
  const fewer = targets.shape.length === shape.length - 1;
  const kind = request.targetKind ?? (fewer && loss !== "binaryCrossEntropy" ? "indices" : "probabilities");
  const expected = kind === "indices" ? shape.filter((_, i) => i !== axis) : shape;
  if (targets.shape.join() !== expected.join())
    return { problem: shapeProblem(kind, targets.shape, shape, expected, loss) };
  const numClasses = shape[axis]!;
  if (kind === "indices") {
    const problem = indexProblem(targets.values, numClasses, request.ignoreIndex ?? -100);
    return problem === undefined ? { value: { kind, indices: targets.values } } : { problem };
  }
  const probs = toRows(targets.values, shape, axis);
  const problem = probabilityProblem(request, probs, numClasses, loss);
  return problem === undefined ? { value: { kind, probs } } : { problem };
}

function shapeProblem(
  kind: string,
  got: readonly number[],
  logits: readonly number[],
  expected: readonly number[],
  loss: LossKind,
): string {
  const what =
    kind === "indices" ? "Class indices" : loss === "binaryCrossEntropy" ? "Multi-hot targets" : "Probabilities";
  const hint =
    kind === "probabilities" && loss === "binaryCrossEntropy" && got.length === logits.length - 1
      ? ' (or targetKind "indices")'
      : "";
  return `targets has shape [${got.join(", ")}] and logits [${logits.join(", ")}]. ${what} need shape [${expected.join(", ")}]${hint}.`;
}

function indexProblem(indices: Float64Array, numClasses: number, ignoreIndex: number): string | undefined {
  const bad = indices.findIndex((y) => y !== ignoreIndex && !(Number.isInteger(y) && y >= 0 && y < numClasses));
  if (bad < 0) return undefined;
  const y = indices[bad]!;
  const advice = !Number.isInteger(y)
    ? 'If these are probabilities, give targetKind "probabilities".'
    : y === numClasses
      ? "Do they count from 1? Then subtract 1."
      : `Correct it, or give ignoreIndex ${y} where such rows do not count.`;
  return `The target of row ${bad} is ${y}, but class indices go from 0 to ${numClasses - 1} (${ignoreIndex} is ignored). ${advice}`;
}

function probabilityProblem(
  request: LossRequest,
  probs: Float64Array,
  numClasses: number,
  loss: LossKind,
): string | undefined {
  const { ignoreIndex, paddingIndex } = request;
  if (ignoreIndex !== undefined && ignoreIndex >= 0) {
    return `ignoreIndex ${ignoreIndex} does not apply to targets that are probabilities (PyTorch raises an error). Give class indices, or leave ignoreIndex out.`;
  }
  const max = loss === "binaryCrossEntropy" ? 1 : Number.MAX_VALUE;
  const bad = probs.findIndex((t) => !(t >= 0 && t <= max));
  if (bad >= 0) {
    const range =
      loss === "binaryCrossEntropy"
        ? "lie between 0 and 1. Give 0 for no and 1 for yes"
        : "be finite and not negative. Give probabilities, such as one-hot rows";
    return `The target of row ${Math.floor(bad / numClasses)}, class ${bad % numClasses} is ${probs[bad]}, but a target must ${range}.`;
  }
  if (paddingIndex === undefined) return undefined;
  for (let start = 0; start < probs.length; start += numClasses) {
    const row = probs.subarray(start, start + numClasses);
    if (row[paddingIndex]! > 0 && row.some((t, k) => k !== paddingIndex && t > 0)) {
      return `The target of row ${start / numClasses} is padding only in part. Give class ${paddingIndex} all of it, or nothing.`;
    }
  }
  return undefined;
}
