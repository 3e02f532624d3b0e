/** How many numbers a shape asks for, believed only where it is possible. */

import type { Checked } from "../../core/checked.ts";
import { shapeText } from "./arrayFile.ts";

/** NumPy's own limit. */
const MOST_AXES = 64;

/** The product of the sizes of `shape`, or what is wrong with them. */
export function elementCountOf(shape: readonly unknown[]): Checked<number> {
  if (shape.length > MOST_AXES) {
    return {
      problem: `The header gives the array ${shape.length} axes; at most ${MOST_AXES} are possible. ${DAMAGED}`,
    };
  }
  const isPossible = shape.every((size) => typeof size === "number" && Number.isSafeInteger(size) && size >= 0);
  const sizes = shape as readonly number[];
  const count = isPossible ? (sizes.includes(0) ? 0 : sizes.reduce((product, size) => product * size, 1)) : Number.NaN;
  if (Number.isSafeInteger(count * 8)) return { value: count };
  const text = isPossible ? shapeText(sizes) : "that it gives";
  return { problem: `The header's shape ${text} is not possible: sizes are whole numbers from 0 to 2^53. ${DAMAGED}` };
}

/** What to do about a header that cannot be true. */
export const DAMAGED = "The file is damaged, or not of this format; save it again.";
