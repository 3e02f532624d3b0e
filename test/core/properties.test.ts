/** What holds of every problem, on random ones. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compute, type LossResponse } from "../../src/core/compute.ts";
import { computeLoss, type LossResult } from "../../src/core/computeLoss.ts";
import { readRequest } from "../../src/core/readRequest.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { rowComputer } from "../../src/core/rowComputer.ts";
import type { RowFigures } from "../../src/core/rowFigures.ts";
import { expectClose } from "./closeTo.ts";
import { type Drawn, type Problem, problems } from "./problems.ts";

const EPSILON = 2 ** -52;
const SOFTMAX: Drawn = { losses: ["crossEntropy", "klDivergence"] };
const CLOSE = { relative: 1e-12, floor: 1 };

function computed(request: LossRequest): LossResponse {
  const checked = compute(request);
  if ("problem" in checked) throw new Error(checked.problem);
  return checked.value;
}

/** Flat results, and the figures of each row before the reduction. */
function figuresOf(request: LossRequest): { result: LossResult; rows: RowFigures[] } {
  const checked = readRequest(request);
  if ("problem" in checked) throw new Error(checked.problem);
  const { numRows } = checked.value;
  return {
    result: computeLoss(checked.value),
    // A computer for each row, because figures are overwritten.
    rows: Array.from({ length: numRows }, (_, row) => rowComputer(checked.value)(row)),
  };
}

function check(drawn: Drawn, property: (problem: Problem) => void, numRuns = 40): void {
  fc.assert(fc.property(problems(drawn), property), { numRuns });
}

const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
const rowsOf = (response: unknown) => response as number[][];

describe("distributions", () => {
  test("probabilities sum to 1", () => {
    check(SOFTMAX, (problem) => {
      for (const row of rowsOf(computed(problem).probs)) expectClose(sum(row), 1, CLOSE);
    });
  });

  test("smoothed targets sum to 1, or to 0 where the row does not count", () => {
    check(SOFTMAX, (problem) => {
      for (const { state, targetProbs } of figuresOf(problem).rows) {
        expectClose(sum(targetProbs), state === "counted" ? 1 : 0, { relative: 1e-6, floor: 1 });
        expect(targetProbs.every((t) => t >= 0 && t <= 1 + EPSILON)).toBe(true);
      }
    });
  });

  test("binary probabilities lie in [0, 1]", () => {
    check({ losses: ["binaryCrossEntropy"] }, (problem) => {
      expect(
        rowsOf(computed(problem).probs)
          .flat()
          .every((p) => p >= 0 && p <= 1),
      ).toBe(true);
    });
  });
});

describe("shifts and axes", () => {
  test("adding a number to all logits of a row changes nothing but rounding", () => {
    check({ ...SOFTMAX, scales: [1, 30] }, (problem) => {
      const shifted = { ...problem, logits: problem.logits.map((row, i) => row.map((z) => z + 100 * (i - 1.5))) };
      // z + 150 is rounded to 1.4e-14; temperature 0.07 and a weight of 10 make it 2e-12.
      const tolerance = { relative: 1e-11, floor: 1 };
      const [before, after] = [computed({ ...problem, reduction: "sum" }), computed({ ...shifted, reduction: "sum" })];
      expectClose(after.loss, before.loss, tolerance, "loss");
      expectClose(after.gradLogits, before.gradLogits, { relative: 1e-10, floor: 1 }, "gradient");
    });
  });

  test("moving the class axis moves the results and changes nothing", () => {
    check({}, (problem) => {
      const transpose = <T>(rows: readonly (readonly T[])[]) => rows[0]!.map((_, k) => rows.map((row) => row[k]!));
      const soft = problem.targetKind === "probabilities";
      const moved = computed({
        ...problem,
        logits: transpose(problem.logits),
        targets: soft ? transpose(problem.targets as number[][]) : problem.targets,
        classAxis: 0,
      });
      const before = computed(problem);
      expect(moved.gradLogits).toEqual(transpose(rowsOf(before.gradLogits)));
      expect(moved.targetProbs).toEqual(transpose(rowsOf(before.targetProbs)));
      expect(moved.probs).toEqual(transpose(rowsOf(before.probs)));
      if (problem.reduction !== "none") expect(moved.loss).toEqual(before.loss);
    });
  });

  test("more axes are more rows", () => {
    check({}, (problem) => {
      const { logits, targets, targetKind } = problem;
      // (N, C) as (1, C, N).
      const last = <T>(rows: readonly (readonly T[])[]) => [rows[0]!.map((_, k) => rows.map((row) => row[k]!))];
      const deep = computed({
        ...problem,
        reduction: "sum",
        logits: last(logits),
        targets: targetKind === "probabilities" ? last(targets as number[][]) : [targets],
      });
      const flat = computed({ ...problem, reduction: "sum" });
      expect(deep.loss).toBe(flat.loss);
      expect(deep.gradLogits).toEqual(last(rowsOf(flat.gradLogits)));
    });
  });
});

describe("the gradient", () => {
  // h = 1e-4 weighs the error of the formula, h²/6·f''' (f''' <= 1/(6√3) of the mass over T³), against rounding,
  // eps·|loss|/h: at logits of size 3 both stay below 1e-8 of mass·(1 + loss).
  test("meets central differences", () => {
    const drawn: Drawn = { scales: [1e-3, 1, 3], masked: false, temperatures: [1, 2.5] };
    const h = 1e-4;
    check(
      drawn,
      (problem) => {
        const request = { ...problem, reduction: "sum" as const };
        const { gradLogits, loss } = computed(request);
        problem.logits.forEach((row, i) => {
          row.forEach((z, k) => {
            const lossAt = (moved: number) =>
              computed({
                ...request,
                logits: problem.logits.with(i, row.with(k, moved)),
              }).loss as number;
            const slope = (lossAt(z + h) - lossAt(z - h)) / (z + h - (z - h));
            const mass = 10 * 10;
            expectClose(rowsOf(gradLogits)[i]![k], slope, { relative: 1e-8, floor: mass + (loss as number) });
          });
        });
      },
      40,
    );
  });

  test("sums to 0 over the classes of a softmax", () => {
    check(SOFTMAX, (problem) => {
      for (const { gradLogits, gradUpper, gradLower } of figuresOf(problem).rows) {
        const mass = Math.max(...gradUpper) - Math.min(...gradLower);
        expect(Math.abs(sum(gradLogits))).toBeLessThanOrEqual(8 * EPSILON * mass);
      }
    });
  });

  test("lies between its bounds", () => {
    check({}, (problem) => {
      for (const { gradLogits, gradLower, gradUpper } of figuresOf(problem).rows) {
        gradLogits.forEach((g, k) => {
          const slack = 8 * EPSILON * (gradUpper[k]! - gradLower[k]!);
          expect(g).toBeGreaterThanOrEqual(gradLower[k]! - slack);
          expect(g).toBeLessThanOrEqual(gradUpper[k]! + slack);
        });
      }
    });
  });

  test("is 0 in rows that do not count", () => {
    check({ ...SOFTMAX, targets: "indices" }, (problem) => {
      const none = { ...problem, targets: problem.logits.map(() => -100) };
      const { gradLogits, loss, rowLosses } = computed({ ...none, reduction: "mean" });
      expect(
        rowsOf(gradLogits)
          .flat()
          .every((g) => g === 0),
      ).toBe(true);
      expect(sum(rowLosses as number[])).toBe(0);
      expect(loss).toBe(problem.loss === "klDivergence" ? 0 : Number.NaN);
    });
  });
});

describe("the floor", () => {
  test("loss >= minimumLoss, excess >= 0, loss = minimumLoss + excess", () => {
    check({}, (problem) => {
      for (const { loss, minimumLoss, excess } of figuresOf(problem).rows) {
        const slack = 16 * EPSILON * Math.max(1, Math.abs(minimumLoss));
        expect(excess).toBeGreaterThanOrEqual(0);
        expect(loss).toBeGreaterThanOrEqual(minimumLoss - slack);
        expectClose(minimumLoss + excess, loss, CLOSE);
      }
    });
  });

  test("is reached at logits = log targets, where the gradient is 0", () => {
    check({ losses: ["crossEntropy", "klDivergence"], masked: false, temperatures: [1], weights: false }, (problem) => {
      const { targetProbs } = computed(problem);
      const best = rowsOf(targetProbs).map((row) => (sum(row) > 0 ? row.map(Math.log) : row));
      const { result, rows } = figuresOf({ ...problem, logits: best, reduction: "sum" });
      for (const { excess } of rows) expect(excess).toBeLessThanOrEqual(1e-28);
      expectClose(result.loss, result.minimumLoss, { relative: 1e-14, floor: 1 });
      for (const g of result.gradLogits) expect(Math.abs(g)).toBeLessThanOrEqual(8 * EPSILON);
    });
  });

  test("with class weights is reached at logits = log(weights x targets)", () => {
    check({ losses: ["crossEntropy"], masked: false, temperatures: [1] }, (problem) => {
      const weights = problem.classWeights as number[] | undefined;
      const { targetProbs } = computed(problem);
      const best = rowsOf(targetProbs).map((row) => {
        const u = row.map((t, k) => t * (weights?.[k] ?? 1));
        return sum(u) > 0 ? u.map(Math.log) : row;
      });
      for (const { excess } of figuresOf({ ...problem, logits: best }).rows) {
        expect(excess).toBeLessThanOrEqual(1e-27);
      }
    });
  });

  test("of a KL divergence is 0", () => {
    check({ losses: ["klDivergence"] }, (problem) => {
      for (const { minimumLoss, loss } of figuresOf(problem).rows) {
        expect(minimumLoss).toBe(0);
        expect(loss).toBeGreaterThanOrEqual(0);
      }
    });
  });
});

describe("one loss by another", () => {
  test("a = 0 is the negative log-probability", () => {
    check({ losses: ["crossEntropy"], targets: "indices", weights: false }, (problem) => {
      const { rows, result } = figuresOf({ ...problem, labelSmoothing: 0, reduction: "none" });
      rows.forEach(({ nll, state }, row) => {
        const y = (problem.targets as number[])[row]!;
        expect(result.rowLosses[row]).toBe(state === "counted" ? nll[y] : 0);
      });
    });
  });

  test("KL = cross entropy - H, with the same gradient", () => {
    check({ losses: ["klDivergence"] }, (problem) => {
      const kl = computed({ ...problem, reduction: "sum" });
      const ce = computed({ ...problem, loss: "crossEntropy", reduction: "sum" });
      expectClose(kl.loss, (ce.loss as number) - (ce.minimumLoss as number), CLOSE);
      expect(kl.gradLogits).toEqual(ce.gradLogits);
    });
  });

  test("the smoothed loss is (1-a) times the hard one plus a times the mean of -log p (uniform)", () => {
    check({ losses: ["crossEntropy"], conventions: ["uniform"], masked: false }, (problem) => {
      const at = (labelSmoothing: number) => computed({ ...problem, labelSmoothing, reduction: "sum" }).loss as number;
      const a = problem.labelSmoothing;
      expectClose(at(a), (1 - a) * at(0) + a * at(1), CLOSE);
    });
  });

  test("indices are one-hot rows", () => {
    check({ targets: "indices", losses: ["klDivergence", "binaryCrossEntropy"] }, (problem) => {
      const targets = (problem.targets as number[]).map((y) => Math.max(y, 0));
      const oneHot = targets.map((y) => problem.logits[0]!.map((_, k) => Number(k === y)));
      const byIndex = computed({ ...problem, targets });
      expect(computed({ ...problem, targets: oneHot, targetKind: "probabilities" })).toEqual(byIndex);
    });
  });

  test("two classes of a softmax are a sigmoid of their difference", () => {
    check({ losses: ["binaryCrossEntropy"], conventions: ["binary"], weights: false, masked: false }, (problem) => {
      const binary = computed(problem);
      const column = problem.logits.map((row) => [row[0]!, 0]);
      const t = rowsOf(binary.targetProbs).map((row) => [row[0]!, 1 - row[0]!]);
      const counted = figuresOf(problem).rows.map(({ state }) => state === "counted");
      const softmax = computed({
        logits: column,
        targets: t,
        labelSmoothing: 0,
        reduction: "none",
        temperature: problem.temperature,
      });
      rowsOf(binary.rowLosses).forEach((row, i) => {
        if (counted[i]) expectClose(row[0], (softmax.rowLosses as number[])[i], { relative: 1e-12, floor: 1e-3 });
      });
    });
  });

  test("the reductions agree with each other", () => {
    check({}, (problem) => {
      const by = (reduction: LossRequest["reduction"]) => computed({ ...problem, reduction });
      const total = by("sum");
      const rows = by("none");
      const flat = [rows.loss].flat(2) as number[];
      expectClose(sum(flat), total.loss, CLOSE);
      expectClose((by("batchmean").loss as number) * problem.logits.length, total.loss, CLOSE);
      const mean = by("mean");
      const divisor = (total.loss as number) / (mean.loss as number);
      expect(rows.gradLogits).toEqual(total.gradLogits);
      if (Number.isFinite(divisor) && divisor > 0) {
        const scaled = rowsOf(mean.gradLogits).map((row) => row.map((g) => g * divisor));
        expectClose(scaled, total.gradLogits, CLOSE);
      }
    });
  });

  test("a temperature divides the logits and the gradient", () => {
    check({ scales: [1, 30], masked: false }, (problem) => {
      const T = 4;
      const cool = computed({ ...problem, logits: problem.logits.map((row) => row.map((z) => z / T)), temperature: 1 });
      const hot = computed({ ...problem, temperature: T });
      expectClose(hot.loss, cool.loss, CLOSE);
      const scaled = rowsOf(cool.gradLogits).map((row) => row.map((g) => g / T));
      expectClose(hot.gradLogits, scaled, CLOSE);
    });
  });

  test.each(["probabilities", "logProbabilities"] as const)("%s of the logits give their losses", (inputKind) => {
    check({ inputKinds: [inputKind], scales: [1e-3, 1, 8] }, (problem) => {
      // What was drawn are probabilities; their logits are made here.
      const { loss } = problem;
      const toLogit = (x: number) => {
        const p = inputKind === "probabilities" ? x : Math.exp(x);
        return loss === "binaryCrossEntropy" ? Math.log(p / (1 - p)) : Math.log(p);
      };
      const fromLogits = computed({
        ...problem,
        inputKind: "logits",
        logits: problem.logits.map((row) => row.map(toLogit)),
      });
      const direct = computed(problem);
      expectClose(direct.loss, fromLogits.loss, CLOSE, "loss");
      expectClose(direct.gradLogits, fromLogits.gradLogits, CLOSE, "gradient");
    });
  });
});

test("no argument is changed, and no result is shared", () => {
  check({}, (problem) => {
    const copy = structuredClone(problem);
    const first = computed(problem);
    const kept = structuredClone(first);
    computed({ ...problem, labelSmoothing: 1 - problem.labelSmoothing });
    expect(problem).toEqual(copy);
    expect(first).toEqual(kept);
  });
});

test("logits up to 1e300 with a finite spread give finite results", () => {
  check({ scales: [1e300], masked: false }, (problem) => {
    const { loss, gradLogits, probs } = computed({ ...problem, reduction: "sum", temperature: 1 });
    expect(loss).toSatisfy(Number.isFinite);
    expect([gradLogits, probs].flat(3).every((x) => Number.isFinite(x))).toBe(true);
  });
});
