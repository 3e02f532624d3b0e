/** Rows of an array of any type and kind as float32 logits, for the kernels. */
import type { InputKind } from "../../core/lossProblem.ts";
import type { RowCursor } from "../../formats/binary/arrayFile.ts";
import type { Numbers } from "../../formats/binary/elementType.ts";
import type { RowSource } from "../../kernels/rowSource.ts";
import type { ArrayParts } from "./labelledArray.ts";

/** Rows that are slow to come by are held after the first pass where they have no more numbers than this: 32 MB. */
const MOST_HELD = 2 ** 23;

/** The rows; one pass at a time. Outputs that are no logits become their logarithms, as in the core. */
export function entryRows({ entry, labels, inputKind }: ArrayParts): RowSource {
  const { rowCount, rowLength, precision } = entry;
  // Text, and what is compressed or in Fortran's order.
  const isSlow = entry.place === undefined && rowCount * rowLength <= MOST_HELD;
  let held = new Float32Array(0);
  let heldRows = 0;
  let cursor: RowCursor | undefined;
  let at = 0;
  let wide = new Float64Array(0);
  return {
    rows: rowCount,
    classes: rowLength,
    async read(from, count, bytes, labelsOut) {
      labelsOut.set(labels.subarray(from, from + count));
      const logits = new Float32Array(bytes.buffer, bytes.byteOffset, count * rowLength);
      if (from + count <= heldRows) {
        logits.set(held.subarray(from * rowLength, (from + count) * rowLength));
        return undefined;
      }
      if (precision === "float64" && wide.length < logits.length) wide = new Float64Array(logits.length);
      const numbers: Numbers = precision === "float64" ? wide.subarray(0, logits.length) : logits;
      if (cursor === undefined || from !== at) cursor = entry.openRows(from);
      at = from + count;
      for (let row = 0; row < count; ) {
        const read = await cursor.next(numbers.subarray(row * rowLength));
        if ("problem" in read) return read.problem;
        if (read.value === 0) return `The array ends in row ${from + row} of ${rowCount}: the file has changed.`;
        row += read.value;
      }
      TO_LOGITS[inputKind](numbers);
      if (numbers !== logits) logits.set(numbers);
      if (isSlow && from === heldRows) {
        if (held.length === 0) held = new Float32Array(rowCount * rowLength);
        held.set(logits, from * rowLength);
        heldRows += count;
      }
      return undefined;
    },
  };
}

/** The largest rounding error that a probability may stand above 1, as in the core. */
const ABOVE_ONE = 1e-6;

/** A number that is no probability becomes NaN, by which its row does not count. */
const TO_LOGITS: Readonly<Record<InputKind, (numbers: Numbers) => void>> = {
  logits: () => {},
  probabilities: (numbers) => {
    for (let i = 0; i < numbers.length; i++) {
      const p = numbers[i]!;
      numbers[i] = p <= 1 + ABOVE_ONE ? Math.log(p) : Number.NaN;
    }
  },
  logProbabilities: (numbers) => {
    for (let i = 0; i < numbers.length; i++) if (!(numbers[i]! <= ABOVE_ONE)) numbers[i] = Number.NaN;
  },
};
