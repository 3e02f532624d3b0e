/** Which array of a file holds a model's outputs, and which its labels, by their names and shapes. */

import { type Role, roleOf } from "../roles.ts";
import type { ArrayEntry } from "./arrayFile.ts";
import { fitOfLabels } from "./labelFit.ts";

const OUTPUT_ROLES: readonly (Role | undefined)[] = ["logits", "logProbabilities", "probabilities"];

/** The arrays that can be outputs, rows of at least two numbers, the likeliest first; those whose names say otherwise left out. */
export function findOutputs(arrays: readonly ArrayEntry[]): readonly ArrayEntry[] {
  const possible = arrays.filter(
    ({ name, problem, shape, rowCount, rowLength }) =>
      problem === undefined && shape.length >= 2 && rowCount > 0 && rowLength >= 2 && rankOf(name) >= 0,
  );
  return possible.sort(
    (a, b) => rankOf(b.name) - rankOf(a.name) || b.rowCount * b.rowLength - a.rowCount * a.rowLength,
  );
}

/** The arrays whose names say that they are labels, and whose shapes are those of labels for `outputs`; the plainest first. */
export function findLabels(arrays: readonly ArrayEntry[], outputs: ArrayEntry): readonly ArrayEntry[] {
  const fitting = arrays.filter(
    (entry) => entry !== outputs && isLabelName(entry.name) && "value" in fitOfLabels(entry, outputs),
  );
  return fitting.sort((a, b) => a.rowLength - b.rowLength || a.name.length - b.name.length);
}

/**
 * Whether a name, such as that of a file without its extension, says that it is labels: `labels`, `val_targets`,
 * `digits-labels-test`, `model3.y_true`.
 */
export function isLabelName(name: string): boolean {
  if (/smooth/i.test(name)) return false;
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  if (OUTPUT_ROLES.includes(roleOf(words.join("_")))) return false;
  return words.slice(0, 8).some((word, first) => {
    const isLoneLetter = first > 0 && first === words.length - 1 && /^t$/i.test(word);
    return !isLoneLetter && roleOf(words.slice(first).join("_")) === "targets";
  });
}

/** 2 for a name of outputs, 1 for one that says nothing, -1 for that of something else. */
function rankOf(name: string): number {
  const role = roleOf(name.replace(/[^\p{L}\p{N}]+/gu, "_"));
  if (OUTPUT_ROLES.includes(role)) return role === "logits" ? 3 : 2;
  return isLabelName(name) ? -1 : 1;
}
