/** Rows that are added up in parts give the figures of all rows together. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { addRows, newCalibration } from "../../../src/core/calibration/calibration.ts";
import { adaptiveEce, addToEqualMass, mergeEqualMass, newEqualMass } from "../../../src/core/calibration/equalMass.ts";
import { figuresOf } from "../../../src/core/calibration/figuresOf.ts";
import { mergeCalibrations } from "../../../src/core/calibration/mergeCalibrations.ts";
import { expectAlike } from "../expectAlike.ts";

const NUM_CLASSES = 3;
const INF = Number.POSITIVE_INFINITY;

/** Rows with ties, masked classes and broken numbers, and labels of which some are no class. */
const drawnRows = fc.array(
  fc.record({
    values: fc.array(
      fc.oneof(
        { weight: 8, arbitrary: fc.double({ min: -30, max: 30, noNaN: true }) },
        { weight: 2, arbitrary: fc.constantFrom(0, 1, -INF, 1e4) },
        fc.constantFrom(Number.NaN, INF),
      ),
      { minLength: NUM_CLASSES, maxLength: NUM_CLASSES },
    ),
    label: fc.oneof({ weight: 8, arbitrary: fc.nat({ max: NUM_CLASSES - 1 }) }, fc.constantFrom(-100, -1, 7)),
  }),
  { minLength: 1, maxLength: 60 },
);

test("calibrations merged in the rows' order are one calibration", () => {
  fc.assert(
    fc.property(drawnRows, fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 3 }), (rows, cuts) => {
      const whole = newPart();
      add(whole, rows);
      const merged = newPart();
      const edges = [...cuts.sort((a, b) => a - b), rows.length];
      for (const [i, to] of edges.entries()) {
        const part = newPart();
        add(part, rows.slice(i === 0 ? 0 : edges[i - 1], to));
        // As it arrives from a worker.
        mergeCalibrations(merged, structuredClone(part));
      }
      expectAlike(figuresOf(merged), figuresOf(whole), 1e-12, "figures");
    }),
    { numRuns: 200 },
  );
});

test("merging changes only the first", () => {
  const [first, later] = [newPart(), newPart()];
  add(first, [{ values: [0, 100, 0], label: 1 }]);
  add(later, [{ values: [0, 0.5, 0.25], label: 1 }]);
  const before = structuredClone(later);
  mergeCalibrations(first, later);
  expect(later).toEqual(before);
});

test.each([
  ["both exact", 100, 100],
  ["too many together", 50, 50],
  ["the first in cells", 10, 100],
  ["the later in cells", 100, 10],
  ["both in cells", 10, 10],
])("adaptive ECE of merged confidences: %s", (_name, limit, laterLimit) => {
  const [whole, mass, later] = [newEqualMass(limit), newEqualMass(limit), newEqualMass(laterLimit)];
  for (let i = 0; i < 80; i++) {
    const confidence = 0.2 + 0.79 * ((i * 0.618) % 1);
    addToEqualMass(whole, confidence, i % 3 === 0);
    addToEqualMass(i < 40 ? mass : later, confidence, i % 3 === 0);
  }
  mergeEqualMass(mass, later);
  expect(mass.rows).toBe(80);
  expect(adaptiveEce(mass, 8)).toBeCloseTo(adaptiveEce(whole, 8), 12);
});

function newPart() {
  return newCalibration({ numClasses: NUM_CLASSES, binCount: 5, rowsKept: 4 });
}

function add(part: ReturnType<typeof newPart>, rows: readonly { values: readonly number[]; label: number }[]): void {
  addRows(
    part,
    Float64Array.from(rows.flatMap(({ values }) => values)),
    rows.map(({ label }) => label),
  );
}
