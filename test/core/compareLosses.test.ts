/** Hard and smoothed loss side by side: the totals are `computeLoss`'s, and the rows shown are the worst. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareLosses } from "../../src/core/compareLosses.ts";
import { computeLoss } from "../../src/core/computeLoss.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { compareSmoothingValues } from "../../src/core/lossTotals.ts";
import { readRequest } from "../../src/core/readRequest.ts";
import type { LossRequest } from "../../src/core/request.ts";
import type { Sliced } from "../../src/core/sliced.ts";
import { expectClose } from "./closeTo.ts";
import { problems } from "./problems.ts";

function problemOf(request: LossRequest): LossProblem {
  const checked = readRequest(request);
  if ("problem" in checked) throw new Error(checked.problem);
  return checked.value;
}

/** Runs to the end; the shares done that were reported on the way. */
function finish<T>(sliced: Sliced<T>): { value: T; shares: number[] } {
  const shares: number[] = [];
  for (;;) {
    const step = sliced.next();
    if (step.done) return { value: step.value, shares };
    shares.push(step.value);
  }
}

const CLOSE = { relative: 1e-12, floor: 1e-6 };

test("the totals are those of the losses computed alone", () => {
  fc.assert(
    fc.property(problems(), (request) => {
      const problem = problemOf(request);
      const { hard, smoothed } = finish(compareLosses(problem)).value;
      for (const [totals, labelSmoothing] of [
        [hard, 0],
        [smoothed, problem.labelSmoothing],
      ] as const) {
        const alone = computeLoss({ ...problem, labelSmoothing });
        expect(totals.labelSmoothing).toBe(labelSmoothing);
        expectClose(totals.loss, alone.loss, CLOSE);
        expectClose(totals.minimumLoss, alone.minimumLoss, CLOSE);
        expectClose(totals.minimumLoss + totals.excess, alone.loss, { relative: 1e-12, floor: 1 });
        expectClose(totals.gradientNorm, Math.hypot(...alone.gradLogits), CLOSE);
        expect(totals.optimalGap).toBe(alone.optimalGap);
      }
    }),
    { numRuns: 60 },
  );
});

test("each row is that of the losses computed alone", () => {
  fc.assert(
    fc.property(problems(), (request) => {
      const problem = problemOf(request);
      const K = problem.numClasses;
      const { rows, rowsShown } = finish(compareLosses(problem)).value;
      expect(rowsShown).toBe("all");
      expect(rows.map(({ row }) => row)).toEqual(request.logits.map((_, row) => row));
      const alone = computeLoss(problem);
      const hard = computeLoss({ ...problem, labelSmoothing: 0 });
      for (const { row, smoothed, hard: hardRow, input, probs } of rows) {
        const slice = (values: Float64Array) => values.slice(row * K, (row + 1) * K);
        expect(smoothed.gradLogits).toEqual(slice(alone.gradLogits));
        expect(hardRow.gradLogits).toEqual(slice(hard.gradLogits));
        expect(smoothed.targetProbs).toEqual(slice(alone.targetProbs));
        expect(probs).toEqual(slice(alone.probs));
        expect(input).toEqual(slice(problem.input));
      }
    }),
    { numRuns: 60 },
  );
});

describe("many rows", () => {
  // Row i has the loss of a gap of i mod 50, and the target is the lower class: the losses rise with i mod 50.
  const numRows = 3000;
  const problem = problemOf({
    logits: Array.from({ length: numRows }, (_, i) => [i % 50, 0]),
    targets: Array(numRows).fill(1),
    labelSmoothing: 0.1,
  });

  test("shows the worst, the largest loss first", () => {
    const { rows, rowsShown, countedRows } = finish(compareLosses(problem, { worstRows: 3 })).value;
    expect(rowsShown).toBe("worst");
    expect(countedRows).toBe(numRows);
    expect(rows.map(({ row }) => row % 50)).toEqual([49, 49, 49]);
    const seven = finish(compareLosses(problem, { allRows: 2999, worstRows: 61 })).value.rows;
    expect(seven.map(({ row }) => row % 50)).toEqual([...Array(60).fill(49), 48]);
  });

  test("all where asked for", () => {
    expect(finish(compareLosses(problem, { allRows: 3000 })).value.rows).toHaveLength(3000);
  });

  test("a row of NaN is the worst", () => {
    const logits = Array.from({ length: 30 }, (_, i) => [i === 17 ? Number.NaN : i, 0]);
    const { rows } = finish(
      compareLosses(problemOf({ logits, targets: Array(30).fill(1), labelSmoothing: 0.1 })),
    ).value;
    expect(rows.map(({ row }) => row)).toEqual([17, 29, 28, 27, 26, 25, 24, 23, 22, 21]);
  });

  test("ignored rows are not among the worst", () => {
    const logits = Array.from({ length: 30 }, (_, i) => [i, 0]);
    const targets = logits.map((_, i) => (i > 25 ? -100 : 1));
    const { rows, countedRows } = finish(compareLosses(problemOf({ logits, targets, labelSmoothing: 0.1 }))).value;
    expect(countedRows).toBe(26);
    expect(rows[0]!.row).toBe(25);
  });

  test("reports a share that never falls, in slices of some milliseconds", () => {
    const large = problemOf({
      logits: { shape: [200, 1000], values: new Float64Array(200_000) },
      targets: Array(200).fill(0),
      labelSmoothing: 0.1,
    });
    const { shares } = finish(compareLosses(large));
    expect(shares.length).toBeGreaterThan(4);
    expect(shares.every((share, i) => share >= 0 && share <= 1 && share >= (shares[i - 1] ?? 0))).toBe(true);
  });
});

describe("accuracy", () => {
  test.each<[name: string, request: LossRequest, accuracy: number | null]>([
    [
      "of indices",
      {
        logits: [
          [2, 1],
          [2, 1],
          [1, 2],
          [1, 2],
        ],
        targets: [0, 1, 1, 1],
        labelSmoothing: 0.1,
      },
      0.75,
    ],
    [
      "of probabilities",
      {
        logits: [
          [2, 1],
          [2, 1],
        ],
        targets: [
          [0.7, 0.3],
          [0, 1],
        ],
        labelSmoothing: 0.1,
      },
      0.5,
    ],
    [
      "without ignored rows",
      {
        logits: [
          [2, 1],
          [2, 1],
        ],
        targets: [0, -100],
        labelSmoothing: 0.1,
      },
      1,
    ],
    [
      "a row of NaN is wrong",
      {
        logits: [
          [Number.NaN, 1],
          [2, 1],
        ],
        targets: [0, 0],
        labelSmoothing: 0.1,
      },
      0.5,
    ],
    ["nothing counted", { logits: [[2, 1]], targets: [-100], labelSmoothing: 0.1 }, Number.NaN],
    [
      "of sigmoids there is none",
      { logits: [[2, 1]], targets: [[1, 0]], labelSmoothing: 0.1, convention: "binary" },
      null,
    ],
    [
      "at a = 1 it is still the hard target's",
      { logits: [[1, 2]], targets: [1], labelSmoothing: 1, convention: "others" },
      1,
    ],
  ])("%s", (_, request, accuracy) => {
    expect(finish(compareLosses(problemOf(request))).value.accuracy).toBe(accuracy);
  });
});

test("several values give what each gives alone", () => {
  const problem = problemOf({
    logits: [
      [2, 1, 0.1],
      [0.5, 2.5, -1],
    ],
    targets: [0, 2],
    labelSmoothing: 0.3,
  });
  const values = [0, 0.05, 0.1, 1];
  const { value, shares } = finish(compareSmoothingValues(problem, values));
  expect(value.map(({ loss }) => loss)).toEqual(values.map((a) => computeLoss({ ...problem, labelSmoothing: a }).loss));
  expectClose(
    value.map(({ loss }) => loss),
    [2.0351041117, 2.0176041117, 2.0001041117, 1.6851041117],
    { relative: 1e-10, floor: 1 },
  );
  expect(shares).toEqual([0, 0.25, 0.5, 0.75]);
});
