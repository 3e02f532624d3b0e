/** The temperature with the least NLL for rows of any number, in two passes over them. */
import type { TemperatureFit } from "../core/calibration/fitTemperature.ts";
import type { Checked } from "../core/checked.ts";
import { hermiteRoot, type Node } from "./hermiteRoot.ts";
import type { Kernels } from "./kernels.ts";
import { type RowSource, readBlocks } from "./rowSource.ts";

/** The first pass asks at b = 1/T = 1/4, 1/2, 1 and 2. */
const FIRST = 0.25;
/** By how much of itself b may still change after the last pass: the interpolation then finds T to 1e-6. */
const NEAR = 0.02;
/** A slope and a curvature that are less than this come of what fills up a vector of four, not of the logits. */
const NOTHING = 1e-30;
/** Beyond these inverse temperatures there is no use in looking: the logits are float32. */
const [LEAST, MOST] = [2 ** -60, 2 ** 60];

/** What passes over the rows found. */
interface Sums {
  /** Rows that count, and Σ d_y: 0 where every row's true class has the largest logit. */
  readonly rows: number;
  readonly distance: number;
  readonly nodes: readonly Node[];
}

/**
 * Fits the temperature as the core does, to 1e-6. The first pass computes the slope of the NLL at four temperatures from one
 * exponential an element, the second at the root of their interpolation; a temperature outside 1/2 to 4 takes further
 * passes. Yields the share of the present pass.
 */
export async function* fitSourceTemperature(
  kernels: Kernels,
  source: RowSource,
): AsyncGenerator<number, Checked<TemperatureFit>, void> {
  let known: readonly Node[] = [];
  let next = { b: FIRST, many: true };
  for (;;) {
    const pass = yield* slopes(kernels, source, next.b, next.many);
    if ("problem" in pass) return pass;
    const { rows, distance, nodes } = pass.value;
    if (rows === 0) return { value: { kind: "none" } };
    if (nodes.every(({ value, derivative }) => Math.abs(value) + derivative < NOTHING))
      return { value: { kind: "any" } };
    if (distance === 0) return { value: { kind: "zero" } };
    known = [...known, ...nodes].sort((a, b) => a.x - b.x).filter(({ x }, i, all) => x !== all[i - 1]?.x);
    const after = known.findIndex(({ value }) => value >= 0);
    const [below, above] = [known[after - 1], known[after]];
    if (above === undefined) {
      const highest = known.at(-1)!.x;
      if (highest >= MOST) return { value: { kind: "zero" } };
      next = { b: highest, many: true };
    } else if (below === undefined) {
      if (above.x <= LEAST) return { value: { kind: "infinite" } };
      // Next to b = 0 once: where the slope is not negative there, it is nowhere.
      next = { b: LEAST, many: false };
    } else if (above.x > 8 * below.x) next = { b: above.x / 8, many: true };
    else {
      const b = hermiteRoot(known.filter(({ x }) => x > above.x / 64 && x < below.x * 64));
      const isNear = !next.many && Math.abs(b / next.b - 1) < NEAR;
      if (isNear || Math.fround(b) === next.b) return { value: { kind: "fitted", temperature: 1 / b } };
      next = { b: Math.fround(b), many: false };
    }
  }
}

/** The mean slopes of the NLL in b at b, or at b, 2b, 4b and 8b. */
async function* slopes(
  kernels: Kernels,
  source: RowSource,
  b: number,
  many: boolean,
): AsyncGenerator<number, Checked<Sums>, void> {
  const total = new Float64Array(many ? 13 : 4);
  const add = many ? kernels.temperatures32 : kernels.temperature32;
  let rows = 0;
  const done = yield* readBlocks(kernels, source, { sums: total.byteLength }, ({ count, logits, labels }, at) => {
    const sums = new Float64Array(kernels.memory.buffer, at.sums, total.length).fill(0);
    rows += add(logits, labels, count, source.classes, b, at.sums);
    for (let i = 0; i < total.length; i++) total[i]! += sums[i]!;
  });
  if ("problem" in done) return done;
  const nodes = Array.from({ length: many ? 4 : 1 }, (_, i) => ({
    x: b * 2 ** i,
    value: total[3 * i + 2]! / rows,
    derivative: total[3 * i + 3]! / rows,
  }));
  return { value: { rows, distance: total[0]!, nodes } };
}
