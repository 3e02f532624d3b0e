// What rows of float32 logits say about calibration: for each row its loss, Brier score, top probability, class and gap.
//
// The row's exponentials go to a scratch row, which stays in the processor's first cache; a second pass over them adds up
// p² and each class's probability, and finds the two largest logits.
import { expMax, expTarget, lossMean, lossTarget, maxLogit, row, sumLogits, sumOthers } from "./row32";
import { NEGATIVE_INFINITY, madd, widenedSum } from "./vector32";

const FIGURES: usize = 6 << 3; // bytes of a row's figures
const MASS_ROWS = 64; // rows whose probabilities are added in float32 before they are added to the classes' in float64
const LEAST_SQUARED: f32 = 1.1e-19; // its square is a normal number: subnormal ones are slow

let sumSquares: f64 = 0; // of p
let secondLogit: f32 = 0;

/**
 * Writes six float64 a row to `figures`: -log p(target), the mean of -log p, Σ (p - y)², the largest p, its class, and the
 * largest logit less the second. A row that says nothing (NaN, +inf, nothing but -inf) has the class -1, one whose target is
 * no class -2. Adds each class's probability to `mass` (k float64). `scratch` has room for two rows of logits.
 */
export function calibrate32(z: usize, targets: usize, rows: i32, k: i32, figures: usize, mass: usize,
    scratch: usize): void {
  const bytes = <usize>k << 2, sums = scratch + (bytes + 63 & ~63);
  memory.fill(sums, 0, bytes);
  let pending = 0;
  for (let i = 0; i < rows; i++, z += bytes, figures += FIGURES) {
    const index = load<i32>(targets + (<usize>i << 2));
    if (<u32>index >= <u32>k) {
      store<f64>(figures, -2, 32);
      continue;
    }
    const target = z + (<usize>index << 2);
    row(z, k, target, scratch, true);
    if (!(sumLogits < Infinity) || !(maxLogit > NEGATIVE_INFINITY)) {
      store<f64>(figures, -1, 32);
      continue;
    }
    const all = sumOthers + expTarget, others = sumOthers / all;
    store<f32>(scratch + (target - z), 0); // its term is (1 - p)², from the others' sum
    spread(z, scratch, sums, bytes, <f32>(1 / all));
    const atTarget = sums + (target - z);
    store<f32>(atTarget, load<f32>(atTarget) + <f32>(expTarget / all));
    store<f64>(figures, lossTarget);
    store<f64>(figures, lossMean, 8);
    store<f64>(figures, sumSquares + others * others, 16);
    store<f64>(figures, expMax / all, 24);
    store<f64>(figures, <f64>firstOf(z, bytes, maxLogit), 32);
    store<f64>(figures, k == 1 ? NaN : <f64>maxLogit - <f64>secondLogit, 40);
    if (++pending == MASS_ROWS) {
      addTo(mass, sums, k);
      pending = 0;
    }
  }
  addTo(mass, sums, k);
}

/** Adds the probabilities, `inverse` times the exponentials at y, to `sums`; gives Σ p² and the second largest logit. */
function spread(z: usize, y: usize, sums: usize, bytes: usize, inverse: f32): void {
  const inverses = f32x4.splat(inverse), least = f32x4.splat(LEAST_SQUARED);
  const end4 = z + (bytes & ~15), end = z + bytes, toY = y - z, toSums = sums - z;
  let squares = f32x4.splat(0), first = f32x4.splat(NEGATIVE_INFINITY), second = first;
  for (; z < end4; z += 16) {
    const x = load<v128>(z), p = f32x4.mul(load<v128>(z + toY), inverses), q = f32x4.pmax(p, least);
    store<v128>(z + toSums, f32x4.add(load<v128>(z + toSums), p));
    squares = madd(q, q, squares);
    second = f32x4.pmax(second, f32x4.pmin(first, x));
    first = f32x4.pmax(first, x);
  }
  sumSquares = widenedSum(squares);
  let a = NEGATIVE_INFINITY, b = NEGATIVE_INFINITY; // the largest and the second of those seen
  for (; z < end; z += 4) {
    const x = load<f32>(z), p = load<f32>(z + toY) * inverse, q = <f64>p;
    store<f32>(z + toSums, load<f32>(z + toSums) + p);
    sumSquares += q * q;
    b = max(b, min(a, x));
    a = max(a, x);
  }
  for (let lane = 0; lane < 4; lane++) {
    const x = f32x4.extract_lane(first, 0), w = f32x4.extract_lane(second, 0);
    b = max(max(b, w), min(a, x));
    a = max(a, x);
    first = i32x4.shuffle(first, first, 1, 2, 3, 0);
    second = i32x4.shuffle(second, second, 1, 2, 3, 0);
  }
  secondLogit = b;
}

/** The index of the first logit that is `value`, which one of them is. */
function firstOf(z: usize, bytes: usize, value: f32): i32 {
  const values = f32x4.splat(value), end4 = z + (bytes & ~15);
  let p = z;
  while (p < end4 && !v128.any_true(f32x4.eq(load<v128>(p), values))) p += 16;
  while (load<f32>(p) != value) p += 4;
  return <i32>(p - z >> 2);
}

/** Adds k float32 to as many float64, and makes them 0. */
function addTo(mass: usize, sums: usize, k: i32): void {
  for (const end = sums + (<usize>k << 2); sums < end; sums += 4, mass += 8) {
    store<f64>(mass, load<f64>(mass) + <f64>load<f32>(sums));
    store<f32>(sums, 0);
  }
}
