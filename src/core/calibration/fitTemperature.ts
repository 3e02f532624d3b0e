/** The temperature T > 0 at which softmax(z/T) has the least NLL: the root of its slope in b = 1/T, mean of E_p[z] - z_y. */
import { type Sliced, wholly } from "../sliced.ts";
import type { LabelledRows } from "./calibrationFigures.ts";
import { logitsInto } from "./rowCalibration.ts";

/** The NLL is convex in 1/T (Guo et al. 2017), so that there is one minimum or none. */
export type TemperatureFit =
  | { readonly kind: "fitted"; readonly temperature: number }
  /** Every row's true class has the largest logit: a smaller T is always better, and the NLL falls to its least at T = 0. */
  | { readonly kind: "zero" }
  /** The logits say less about the classes than nothing would: a larger T is always better. */
  | { readonly kind: "infinite" }
  /** All logits of each row are alike: T changes nothing. */
  | { readonly kind: "any" }
  /** No row can be fitted. */
  | { readonly kind: "none" };

/** Rows by their distance from their largest logit, d <= 0. */
export interface TemperatureRows {
  readonly numClasses: number;
  readonly below: Float64Array;
  readonly labels: Int32Array;
}

/**
 * Fits the temperature to float64 accuracy. Rows that do not count are left out, and so are rows whose true class has
 * probability 0: their loss is infinite at every T.
 */
export function fitTemperature(rows: LabelledRows): TemperatureFit {
  return wholly(temperatureFitting(rows));
}

/** The same with a pause after each pass over the rows. */
export function* temperatureFitting(rows: LabelledRows): Sliced<TemperatureFit> {
  const fitted = temperatureRows(rows);
  yield 0;
  return yield* fitRows(fitted);
}

/** The slope of the mean NLL in b = 1/T, and its own slope, the mean variance of z under p. */
export function temperatureSlope(rows: TemperatureRows, b: number): { readonly slope: number; readonly curve: number } {
  const { numClasses, below, labels } = rows;
  let [slope, curve] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    const start = i * numClasses;
    let [total, first, second] = [0, 0, 0];
    for (let k = start; k < start + numClasses; k++) {
      const d = below[k]!;
      if (d === Number.NEGATIVE_INFINITY) continue;
      const e = Math.exp(b * d);
      total += e;
      first += e * d;
      second += e * d * d;
    }
    const mean = first / total;
    slope += mean - below[start + labels[i]!]!;
    curve += Math.max(0, second / total - mean * mean);
  }
  return { slope: slope / labels.length, curve: curve / labels.length };
}

/** The rows that can be fitted. */
export function temperatureRows({
  values,
  labels,
  numClasses,
  inputKind = "logits",
  ignoreIndex = -100,
}: LabelledRows): TemperatureRows {
  const below = new Float64Array(labels.length * numClasses);
  const kept = new Int32Array(labels.length);
  const row = new Float64Array(numClasses);
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label === ignoreIndex || !Number.isInteger(label) || label < 0 || label >= numClasses) continue;
    if (!logitsInto(values.subarray(i * numClasses, (i + 1) * numClasses), inputKind, row)) continue;
    if (row[label] === Number.NEGATIVE_INFINITY) continue;
    const max = row.reduce((most, z) => Math.max(most, z), Number.NEGATIVE_INFINITY);
    for (let k = 0; k < numClasses; k++) below[count * numClasses + k] = row[k]! - max;
    kept[count++] = label;
  }
  return { numClasses, below: below.slice(0, count * numClasses), labels: kept.slice(0, count) };
}

function* fitRows(rows: TemperatureRows): Sliced<TemperatureFit> {
  const { numClasses, below, labels } = rows;
  if (labels.length === 0) return { kind: "none" };
  const spread = below.reduce((most, d) => (Number.isFinite(d) ? Math.max(most, -d) : most), 0);
  if (spread === 0) return { kind: "any" };
  if (labels.every((label, i) => below[i * numClasses + label] === 0)) return { kind: "zero" };
  // In units of the largest distance, so that no square overflows.
  const scaled = { numClasses, below: below.map((d) => d / spread), labels };
  if (temperatureSlope(scaled, 0).slope >= 0) return { kind: "infinite" };
  return { kind: "fitted", temperature: spread / (yield* rootOf((b) => temperatureSlope(scaled, b))) };
}

/** The root of a slope that rises with b > 0, by Newton's steps inside a bracket that is halved where they leave it. */
function* rootOf(slopeAt: (b: number) => { readonly slope: number; readonly curve: number }): Sliced<number> {
  let [low, high] = [1, 1];
  while (slopeAt(low).slope > 0 && low > 1e-300) {
    [low, high] = [low / 4, low];
    yield 0;
  }
  while (slopeAt(high).slope < 0 && high < 1e300) {
    [low, high] = [high, high * 4];
    yield 0;
  }
  let b = Math.sqrt(low) * Math.sqrt(high);
  // 60 halvings of a factor of 4 reach the last bit; Newton's method takes about six steps.
  for (let step = 0; step < 60 && low < high; step++) {
    const { slope, curve } = slopeAt(b);
    yield step / 60;
    if (slope === 0) return b;
    if (slope < 0) low = b;
    else high = b;
    const newton = b - slope / curve;
    const next = newton > low && newton < high ? newton : low + (high - low) / 2;
    if (Math.abs(next - b) <= 2 ** -52 * b) return next;
    b = next;
  }
  return b;
}
