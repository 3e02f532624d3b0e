/** A row alone is the same as among others, whatever is remembered of it. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { rememberedPredictor } from "../../src/core/categoricalRow.ts";
import { compareRow, hardRows, rowComparer } from "../../src/core/compareRow.ts";
import { readRequest } from "../../src/core/readRequest.ts";
import { sumAt, sumOf } from "../../src/core/sum.ts";
import { problems } from "./problems.ts";

test("a row alone is the row among others, at any smoothing value after another", () => {
  fc.assert(
    fc.property(problems(), fc.double({ min: 0, max: 1, noNaN: true }), (request, another) => {
      const checked = readRequest(request);
      if ("problem" in checked) throw new Error(checked.problem);
      const problem = checked.value;
      const predict = problem.loss === "binaryCrossEntropy" ? undefined : rememberedPredictor(problem);
      const input = problem.input.slice();
      const compareAmong = rowComparer(problem);
      for (let row = 0; row < problem.numRows; row++) {
        const hard = hardRows(problem, predict)(row);
        compareRow({ ...problem, labelSmoothing: another }, row, predict, hard);
        expect(compareRow(problem, row, predict, hard)).toEqual(compareAmong(row));
      }
      expect(problem.input).toEqual(input);
    }),
    { numRuns: 100 },
  );
});

test("a sum at places is the sum of what stands there", () => {
  const values = Float64Array.of(1e16, 1, -1e16, 2);
  expect(sumAt(values, [0, 1, 2])).toBe(1);
  expect(sumAt(values, [0, 1, 2, 3])).toBe(sumOf(values));
  expect(sumAt(values, [])).toBe(0);
});
