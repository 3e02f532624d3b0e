/** What holds for the calibration of any rows, on random ones. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { bootstrapBand } from "../../../src/core/calibration/bootstrapBand.ts";
import { calibrationFigures, type LabelledRows } from "../../../src/core/calibration/calibrationFigures.ts";
import { adaptiveEce, addToEqualMass, isExact, newEqualMass } from "../../../src/core/calibration/equalMass.ts";
import { fitTemperature, temperatureRows, temperatureSlope } from "../../../src/core/calibration/fitTemperature.ts";
import { addToHistogram, newHistogram } from "../../../src/core/calibration/growingHistogram.ts";
import { binOf } from "../../../src/core/calibration/reliability.ts";
import { smoothedTrainingLosses } from "../../../src/core/calibration/smoothedTrainingLoss.ts";
import { compute } from "../../../src/core/compute.ts";
import { expectClose } from "../closeTo.ts";

const CLOSE = { relative: 1e-12, floor: 1 };

/** Rows of logits of any size, some alike, some masked; labels that are often right. */
function drawnRows({ masked = true } = {}): fc.Arbitrary<LabelledRows> {
  return fc
    .record({
      numRows: fc.integer({ min: 1, max: 40 }),
      numClasses: fc.integer({ min: 1, max: 6 }),
      scale: fc.constantFrom(0.01, 1, 10, 1e3),
    })
    .chain(({ numRows, numClasses, scale }) => {
      const value = fc.oneof(
        { weight: 6, arbitrary: fc.double({ min: -scale, max: scale, noNaN: true }) },
        { weight: 2, arbitrary: fc.constantFrom(0, scale) },
        { weight: masked ? 1 : 0, arbitrary: fc.constant(Number.NEGATIVE_INFINITY) },
      );
      return fc.record({
        values: fc
          .array(value, { minLength: numRows * numClasses, maxLength: numRows * numClasses })
          .map((values) => Float64Array.from(values)),
        labels: fc.array(
          fc.oneof({ weight: 9, arbitrary: fc.nat({ max: numClasses - 1 }) }, fc.constantFrom(-100, 99)),
          {
            minLength: numRows,
            maxLength: numRows,
          },
        ),
        numClasses: fc.constant(numClasses),
      });
    });
}

function check(property: (rows: LabelledRows) => void, rows = drawnRows(), numRuns = 200): void {
  fc.assert(fc.property(rows, property), { numRuns });
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

test("ECE, MCE, adaptive ECE and accuracy lie in [0, 1], ECE below MCE, Brier in [0, 2]", () => {
  check((rows) => {
    const { ece, mce, adaptiveEce, accuracy, brier, rows: counted } = calibrationFigures(rows);
    if (counted === 0) return;
    for (const share of [ece, mce, adaptiveEce, accuracy]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
    expect(ece).toBeLessThanOrEqual(mce + 1e-12);
    expect(brier).toBeGreaterThanOrEqual(0);
    expect(brier).toBeLessThanOrEqual(2 + 1e-12);
  });
});

test("with one bin ECE is |accuracy - mean confidence|, which no number of bins brings below it", () => {
  check((rows) => {
    const { ece, adaptiveEce, accuracy, meanConfidence, rows: counted } = calibrationFigures(rows, { binCount: 1 });
    if (counted === 0) return;
    expectClose([ece, adaptiveEce], Array(2).fill(Math.abs(accuracy - meanConfidence)), CLOSE);
    expect(calibrationFigures(rows).ece).toBeGreaterThanOrEqual(ece - 1e-12);
  });
});

test("adding a number to all logits of a row changes nothing but rounding", () => {
  check((rows) => {
    // Powers of two, so that ties stay ties.
    const scale = 2 ** -10;
    const rounded = rows.values.map((z) => Math.round(z / scale) * scale);
    const shifted = rounded.map((z, i) => z + 64 * (Math.floor(i / rows.numClasses) - 5));
    const [before, after] = [rounded, shifted].map((values) => calibrationFigures({ ...rows, values }));
    expect(after).toEqual(before);
  });
});

test("the loss, and the smoothed losses with floor and excess, are those of the loss's own computation", () => {
  check(
    (rows) => {
      const figures = calibrationFigures(rows);
      if (figures.rows === 0 || rows.labels.length !== figures.rows) return;
      const K = rows.numClasses;
      const logits = Array.from(rows.labels, (_, i) => Array.from(rows.values.subarray(i * K, (i + 1) * K)));
      for (const { labelSmoothing, loss, minimumLoss, excess } of smoothedTrainingLosses(figures)) {
        const checked = compute({ logits, targets: Array.from(rows.labels), labelSmoothing });
        if ("problem" in checked) throw new Error(checked.problem);
        expectClose(loss, checked.value.loss, CLOSE, "loss");
        expectClose(minimumLoss, checked.value.minimumLoss, CLOSE, "floor");
        expectClose(excess, (checked.value.loss as number) - minimumLoss, CLOSE, "excess");
      }
    },
    drawnRows({ masked: false }),
  );
});

test("the fitted temperature is the minimum of the NLL; where there is none, the NLL falls to that end", () => {
  const seen = new Set<string>();
  check(
    (rows) => {
      const fit = fitTemperature(rows);
      seen.add(fit.kind);
      const nllAt = (temperature: number) => calibrationFigures(rows, { temperature }).nll;
      const slack = (nll: number) => 1e-12 * Math.max(1, Math.abs(nll));
      if (fit.kind === "fitted") {
        const least = nllAt(fit.temperature);
        for (const factor of [0.5, 0.9, 0.999, 1.001, 1.1, 2, 1 / fit.temperature])
          expect(nllAt(fit.temperature * factor)).toBeGreaterThanOrEqual(least - slack(least));
      } else if (fit.kind === "zero") expect(nllAt(0.5)).toBeLessThanOrEqual(nllAt(1) + slack(nllAt(1)));
      else if (fit.kind === "infinite") expect(nllAt(2)).toBeLessThanOrEqual(nllAt(1) + slack(nllAt(1)));
      else if (fit.kind === "any") expectClose(nllAt(2), nllAt(1), CLOSE);
      else expect(calibrationFigures(rows).rows).toBe(0);
    },
    drawnRows({ masked: false }),
    400,
  );
  for (const kind of ["any", "fitted", "infinite", "zero"]) expect(seen).toContain(kind);
});

test("the slope of the NLL meets central differences, and so does its own slope", () => {
  check((rows) => {
    const usable = temperatureRows(rows);
    if (usable.labels.length === 0) return;
    const spread = usable.below.reduce((most, d) => (Number.isFinite(d) ? Math.max(most, -d) : most), 1);
    const b = 1 / spread;
    const nllAt = (at: number) => calibrationFigures({ ...usable, values: usable.below }, { temperature: 1 / at }).nll;
    const h = 1e-4 * b;
    const { slope, curve } = temperatureSlope(usable, b);
    expectClose(slope / spread, (nllAt(b + h) - nllAt(b - h)) / (2 * h * spread), { relative: 1e-6, floor: 1 });
    const difference = temperatureSlope(usable, b + h).slope - temperatureSlope(usable, b - h).slope;
    expectClose(curve / spread ** 2, difference / (2 * h * spread ** 2), { relative: 1e-6, floor: 1 });
  });
});

test("sums over classes, bins and histograms are those of all rows", () => {
  check((rows) => {
    const figures = calibrationFigures(rows);
    const { classes, reliabilityBins, confidenceHistogram, gapHistogram, infiniteGaps, skipped } = figures;
    const right = Math.round(figures.accuracy * figures.rows) || 0;
    expect(figures.rows + skipped.ignored + skipped.badLabel + skipped.notFinite).toBe(rows.labels.length);
    expect(sum(classes.map(({ count }) => count))).toBe(figures.rows);
    expect(sum(classes.map(({ predictedCount }) => predictedCount))).toBe(figures.rows);
    expect(Math.round(sum(classes.map(({ precision, predictedCount }) => (precision ?? 0) * predictedCount)))).toBe(
      right,
    );
    expect(Math.round(sum(classes.map(({ recall, count }) => (recall ?? 0) * count)))).toBe(right);
    for (const bins of [reliabilityBins, confidenceHistogram]) {
      expect(sum(bins.map(({ count }) => count))).toBe(figures.rows);
      expect(sum(bins.map(({ correct }) => correct))).toBe(right);
    }
    if (rows.numClasses > 1) expect(sum(gapHistogram.map(({ count }) => count)) + infiniteGaps).toBe(figures.rows);
    if (figures.rows === 0) return;
    expectClose(sum(classes.map(({ meanProb }) => meanProb)), 1, CLOSE);
    expectClose(sum(classes.map(({ share }) => share)), 1, CLOSE);
    const confidence = sum(classes.map((each) => (each.meanConfidence ?? 0) * each.predictedCount)) / figures.rows;
    expectClose(confidence, figures.meanConfidence, CLOSE);
  });
});

test("a confidence lies in its bin, (lo, hi], also at the edges and beside them", () => {
  for (const binCount of [1, 2, 3, 7, 10, 15, 49, 100]) {
    for (let i = 0; i <= binCount; i++) {
      for (const nudge of [-(2 ** -53), 0, 2 ** -52]) {
        const confidence = (i / binCount) * (1 + nudge);
        const bin = binOf(confidence, binCount);
        if (confidence > 1 || confidence === 0) continue;
        expect(confidence).toBeGreaterThan(bin / binCount);
        expect(confidence).toBeLessThanOrEqual((bin + 1) / binCount);
      }
    }
  }
  expect([binOf(0, 15), binOf(1.5, 15), binOf(1e-300, 15)]).toEqual([0, 14, 0]);
});

test("adaptive ECE is that of a stable sort cut by array_split, with any number of ties", () => {
  const entries = fc.array(fc.tuple(fc.constantFrom(0.2, 0.5, 0.5000001, 0.9, 1), fc.boolean()), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 17 }), (list, binCount) => {
      const mass = newEqualMass();
      for (const [confidence, isCorrect] of list) addToEqualMass(mass, confidence, isCorrect);
      const sorted = list.toSorted(([a], [b]) => a - b);
      let expected = 0;
      for (let bin = 0, start = 0; bin < binCount; bin++) {
        const size = Math.floor(list.length / binCount) + (bin < list.length % binCount ? 1 : 0);
        const part = sorted.slice(start, start + size);
        start += size;
        expected += Math.abs(sum(part.map(([confidence, isCorrect]) => Number(isCorrect) - confidence))) / list.length;
      }
      expectClose(adaptiveEce(mass, binCount), expected, CLOSE);
    }),
    { numRuns: 300 },
  );
});

test("beyond its limit adaptive ECE is that of cells, near the exact one", () => {
  const [exact, folded] = [newEqualMass(), newEqualMass(1000)];
  for (let i = 0; i < 20_000; i++) {
    const confidence = 1 - 0.7 * ((i * 0.618034) % 1) ** 3;
    const isCorrect = (i * 0.4142135) % 1 < confidence ** 2;
    for (const mass of [exact, folded]) addToEqualMass(mass, confidence, isCorrect);
  }
  expect([isExact(exact), isExact(folded)]).toEqual([true, false]);
  expect(Math.abs(adaptiveEce(folded, 15) - adaptiveEce(exact, 15))).toBeLessThan(1e-4);
});

test("a histogram does not hang on the order of its values", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })), (values) => {
      const [forth, back] = [newHistogram(), newHistogram()];
      for (const value of values) addToHistogram(forth, value, value > 3);
      for (const value of values.toReversed()) addToHistogram(back, value, value > 3);
      expect(forth).toEqual(back);
      expect(sum([...forth.count])).toBe(values.length);
    }),
  );
});

test("the bootstrap band holds the accuracy, narrows with rows, and is the same for the same seed", () => {
  const bin = (count: number, correct: number) => ({
    lower: 0.8,
    upper: 0.9,
    count,
    correct,
    confidence: 0.85,
    accuracy: correct / count,
  });
  const bins = [bin(2, 2), bin(40, 30), bin(400, 300), bin(40_000, 30_000), { ...bin(1, 0), count: 0, accuracy: null }];
  const bands = bootstrapBand(bins, { seed: 7 });
  expect(bands.at(-1)).toBeNull();
  expect(bootstrapBand(bins, { seed: 7 })).toEqual(bands);
  expect(bootstrapBand(bins, { seed: 8 })).not.toEqual(bands);
  const widths = bands.slice(0, -1).map((band, i) => {
    expect(band!.lower).toBeLessThanOrEqual(bins[i]!.accuracy!);
    expect(band!.upper).toBeGreaterThanOrEqual(bins[i]!.accuracy!);
    return band!.upper - band!.lower;
  });
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  // 95 % of a binomial: 2·1.96·√(p(1-p)/n).
  for (const [i, n] of [40, 400, 40_000].entries())
    expect(widths[i + 1]! / (3.92 * Math.sqrt(0.1875 / n))).toBeCloseTo(1, 0.7);
});
