/** Whether an array of labels holds class indices, or rows with one number a class. */
import type { Convention } from "../core/convention.ts";
import type { FlatArray } from "../core/nested.ts";

/** Rows have the classes on their last axis. */
export type LabelKind =
  | { readonly kind: "indices" }
  | { readonly kind: "rows" }
  | { readonly kind: "neither"; readonly problem: string };

export interface LabelHints {
  readonly convention?: Convention | undefined;
  readonly numClasses?: number | undefined;
  readonly targetKind?: "indices" | "probabilities" | undefined;
}

/**
 * Rows are numbers from 0 to 1 that sum to 1 over the last axis, or under the binary convention any such numbers; indices
 * are whole numbers. `targetKind` decides where given; a `numClasses` that is not the last axis's length rules rows out.
 */
export function labelKind({ shape, values }: FlatArray, { convention, numClasses, targetKind }: LabelHints): LabelKind {
  const K = shape.at(-1) ?? 1;
  const isUnit = values.every((y) => y >= 0 && y <= 1);
  const isWhole = values.every(Number.isInteger);
  if (targetKind === "indices" && isWhole) return { kind: "indices" };
  if (targetKind === "probabilities" && isUnit && shape.length > 0) return { kind: "rows" };
  if (isUnit && shape.length > 0 && convention === "binary") return { kind: "rows" };
  const fits = numClasses === undefined || numClasses === K;
  if (isUnit && K > 1 && fits && targetKind === undefined && rowsSumToOne(values, K)) return { kind: "rows" };
  if (isWhole && targetKind === undefined && !(isUnit && shape.length > 1)) return { kind: "indices" };
  return { kind: "neither", problem: problemOf(isUnit, isWhole, convention) };
}

function problemOf(isUnit: boolean, isWhole: boolean, convention: Convention | undefined): string {
  if (isUnit && convention !== "binary") {
    return "These rows do not sum to 1. For labels that exclude each other make each row sum to 1; for several labels a row choose the convention binary.";
  }
  return isWhole
    ? "These whole numbers are no labels of the kind that was given. Leave the kind out, or select other numbers."
    : "These numbers are neither class indices (whole numbers) nor rows of probabilities (0 to 1). Are they logits? Select the labels.";
}

function rowsSumToOne(values: Float64Array, K: number): boolean {
  for (let start = 0; start < values.length; start += K) {
    let total = 0;
    for (let k = start; k < start + K; k++) total += values[k]!;
    if (Math.abs(total - 1) > 2e-3) return false;
  }
  return true;
}
