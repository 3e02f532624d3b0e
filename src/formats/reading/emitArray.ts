/** Gives an array that was read, up to the number of arrays that anyone can mean. */

import type { ArrayReading } from "../arrayReading.ts";
import { addProblem, type Scan } from "./scan.ts";

/** More arrays than a selection means; the rest is not read. */
export const maximumArrays = 10_000;

/** Gives `array`, whose numbers stand at `spans`; one beyond the limit is a problem and ends the reading. */
export function emitArray(scan: Scan, array: ArrayReading, spans: Int32Array): void {
  if (scan.arrays.length < maximumArrays) {
    scan.arrays.push(array);
    scan.places?.set(array, spans);
  } else if (scan.arrays.length === maximumArrays && !scan.isFull) {
    scan.isFull = true;
    addProblem(
      scan,
      array.span.start,
      array.span.end,
      `This text holds more than ${maximumArrays} arrays; those from here on are not read. Select fewer.`,
    );
  }
}
