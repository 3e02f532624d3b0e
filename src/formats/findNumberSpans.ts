/** Where each number of an array stands in the text it was read from. */

import type { ArrayReading } from "./arrayReading.ts";
import { readWith } from "./readArrays.ts";
import { newScan } from "./reading/scan.ts";

/**
 * Start and end of each number of `array` in `text`, in row-major order: two entries per number. The text is read again
 * for it, so that reading itself need not keep them. Throws where `array` was not read from this text, which is a
 * mistake of the caller.
 */
export function findNumberSpans(text: string, array: ArrayReading): Int32Array {
  const scan = newScan(text, true);
  const { span } = array;
  const { arrays } = readWith(scan);
  const same = arrays.find(
    (other) =>
      other.span.start === span.start && other.span.end === span.end && other.values.length === array.values.length,
  );
  const places = same && scan.places?.get(same);
  if (places === undefined) {
    throw new RangeError(
      "This array was not read from this text, so its numbers have no place in it. Read the text again.",
    );
  }
  return places;
}
