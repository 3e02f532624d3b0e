/** Targets that a person types for logits that are known. */
import type { Checked } from "../../core/checked.ts";
import type { FlatArray } from "../../core/nested.ts";
import { fitTargets } from "../../formats/fitTargets.ts";
import { readTypedArray } from "./readNumbers.ts";

/**
 * The targets in `text` for logits of `shape` (classes on axis 1, or the only axis): one class index a row, or the
 * logits' shape in probabilities; else what is wrong. `ignoreIndex` is the index that stands for no target.
 */
export function readTypedTargets(text: string, shape: readonly number[], ignoreIndex: number): Checked<FlatArray> {
  const axis = shape.length === 1 ? 0 : 1;
  const K = shape[axis] ?? 0;
  const rowShape = shape.filter((_, i) => i !== axis);
  const numRows = rowShape.reduce((a, b) => a * b, 1);
  // "0,2" is no decimal comma where two indices are asked for.
  const isPair = numRows === 2 && /^\s*\d+,\d+\s*$/.test(text);
  const checked = readTypedArray(isPair ? text.replace(",", ", ") : text);
  if ("problem" in checked) return checked;
  const fitted = fitTargets(checked.value, shape);
  const { values } = fitted;
  if (fitted.shape.join() === shape.join()) {
    return values.every((p) => p >= 0) ? { value: fitted } : { problem: "A probability is a number and not negative." };
  }
  if (fitted.shape.join() === rowShape.join()) {
    const bad = values.findIndex((y) => y !== ignoreIndex && !(Number.isInteger(y) && y >= 0 && y < K));
    if (bad < 0) return { value: fitted };
    return {
      problem: `The target of row ${bad} is ${values[bad]}, but class indices go from 0 to ${K - 1} (${ignoreIndex}: ignored).`,
    };
  }
  const { length } = values;
  const typed = length === 1 ? "This is 1 number" : `These are ${length} numbers`;
  const rows = numRows === 1 ? `${K} probabilities` : `${numRows} rows of ${K} probabilities in brackets`;
  return {
    problem: `${typed}; ${numRows} class ${numRows === 1 ? "index is" : "indices are"} needed, or ${rows}.`,
  };
}
