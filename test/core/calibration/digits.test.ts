/** Every figure of the digits files is NumPy's, to 1e-9. */
import { describe, expect, test } from "vitest";
import { calibrationFigures } from "../../../src/core/calibration/calibrationFigures.ts";
import { fitTemperature } from "../../../src/core/calibration/fitTemperature.ts";
import { smoothedTrainingLosses } from "../../../src/core/calibration/smoothedTrainingLoss.ts";
import { DIGITS, digitsRows } from "./digits.ts";

const NEAR = 1e-9;

test("all five files are there", () =>
  expect(DIGITS.map(({ labelSmoothing }) => labelSmoothing)).toEqual([0, 0.05, 0.1, 0.2, 0.3]));

describe.each(DIGITS)("a = $labelSmoothing", (reference) => {
  const rows = digitsRows(reference.labelSmoothing);
  const figures = calibrationFigures(rows);

  test.each([
    ["rows", reference.rows],
    ["accuracy", reference.accuracy],
    ["nll", reference.nll],
    ["brier", reference.brier],
    ["ece", reference.ece15],
    ["mce", reference.mce15],
    ["adaptiveEce", reference.adaptiveEce15],
    ["meanConfidence", reference.meanConfidence],
    ["meanTopGap", reference.meanTopGap],
  ] as const)("%s", (name, value) => near(figures[name], value));

  test("temperature, and what it changes", () => {
    const fit = fitTemperature(rows);
    if (fit.kind !== "fitted") throw new Error(fit.kind);
    near(fit.temperature, reference.temperature);
    const after = calibrationFigures(rows, { temperature: fit.temperature });
    near(after.nll, reference.nllAtTemperature);
    near(after.ece, reference.ece15AtTemperature);
    expect(after.accuracy).toBe(figures.accuracy);
  });

  test("smoothed losses", () => {
    const losses = smoothedTrainingLosses(figures);
    expect(losses.map(({ labelSmoothing }) => String(labelSmoothing)).sort()).toEqual(
      Object.keys(reference.smoothedLoss).sort(),
    );
    for (const { labelSmoothing, loss } of losses) near(loss, reference.smoothedLoss[labelSmoothing]!);
  });

  test("the bins of the diagram", () => {
    expect(figures.reliabilityBins).toHaveLength(reference.reliability.length);
    for (const [i, bin] of reference.reliability.entries()) {
      const own = figures.reliabilityBins[i]!;
      expect(own.count).toBe(bin.count);
      near(own.lower, bin.lower);
      near(own.upper, bin.upper);
      if (bin.count === 0) expect([own.confidence, own.accuracy]).toEqual([null, null]);
      else {
        near(own.confidence!, bin.confidence!);
        near(own.accuracy!, bin.accuracy!);
      }
    }
  });
});

function near(actual: number, expected: number): void {
  expect(Math.abs(actual - expected), `${actual} for ${expected}`).toBeLessThanOrEqual(NEAR);
}
