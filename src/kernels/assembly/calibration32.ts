// What rows of float32 logits say about calibration: for each row its loss, Brier score, top probability, class and gap.
//
// The row's exponentials go to a scratch row, which stays in the processor's first cache; a second pass over them adds up
// p² and each class's probability, and finds the two largest logits.
import { expMax, expTarget, lossMean, lossTarget, maxLogit, row, sumLogits, sumOthers } from "./row32";
import { NEGATIVE_INFINITY, madd, max4, widenedSum } from "./vector32";

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
    const all = sumOthers + expTarget, others = sumOthers / all, first = firstOf(z, bytes, maxLogit);
    const top = z + (<usize>first << 2), given = load<f32>(top);
    store<f32>(top, NEGATIVE_INFINITY); // what is left has the second as its largest
    store<f32>(scratch + (target - z), 0); // its term is (1 - p)², from the others' sum
    spread(z, scratch, sums, bytes, <f32>(1 / all));
    store<f32>(top, given);
    const atTarget = sums + (target - z);
    store<f32>(atTarget, load<f32>(atTarget) + <f32>(expTarget / all));
    store<f64>(figures, lossTarget);
    store<f64>(figures, lossMean, 8);
    store<f64>(figures, sumSquares + others * others, 16);
    store<f64>(figures, expMax / all, 24);
    store<f64>(figures, <f64>first, 32);
    store<f64>(figures, k == 1 ? NaN : <f64>maxLogit - <f64>secondLogit, 40);
    if (++pending == MASS_ROWS) {
      addTo(mass, sums, k);
      pending = 0;
    }
  }
  addTo(mass, sums, k);
}

/**
 * Adds the probabilities, `inverse` times the exponentials at y, to `sums`; gives Σ p² and the largest logit. Written out
 * four times, since a loop over addresses of three arrays costs as much as what it computes.
 */
function spread(z: usize, y: usize, sums: usize, bytes: usize, inverse: f32): void {
  const inverses = f32x4.splat(inverse), least = f32x4.splat(LEAST_SQUARED);
  const end4 = z + (bytes & ~15), end16 = z + (bytes & ~63), end = z + bytes;
  let squares = f32x4.splat(0), squares2 = squares, largest = f32x4.splat(NEGATIVE_INFINITY), largest2 = largest;
  for (; z < end16; z += 64, y += 64, sums += 64) {
    let p = f32x4.mul(load<v128>(y), inverses), q = f32x4.pmax(p, least);
    store<v128>(sums, f32x4.add(load<v128>(sums), p));
    squares = madd(q, q, squares);
    largest = f32x4.pmax(largest, load<v128>(z));
    p = f32x4.mul(load<v128>(y, 16), inverses); q = f32x4.pmax(p, least);
    store<v128>(sums, f32x4.add(load<v128>(sums, 16), p), 16);
    squares2 = madd(q, q, squares2);
    largest2 = f32x4.pmax(largest2, load<v128>(z, 16));
    p = f32x4.mul(load<v128>(y, 32), inverses); q = f32x4.pmax(p, least);
    store<v128>(sums, f32x4.add(load<v128>(sums, 32), p), 32);
    squares = madd(q, q, squares);
    largest = f32x4.pmax(largest, load<v128>(z, 32));
    p = f32x4.mul(load<v128>(y, 48), inverses); q = f32x4.pmax(p, least);
    store<v128>(sums, f32x4.add(load<v128>(sums, 48), p), 48);
    squares2 = madd(q, q, squares2);
    largest2 = f32x4.pmax(largest2, load<v128>(z, 48));
  }
  for (; z < end4; z += 16, y += 16, sums += 16) {
    const p = f32x4.mul(load<v128>(y), inverses), q = f32x4.pmax(p, least);
    store<v128>(sums, f32x4.add(load<v128>(sums), p));
    squares = madd(q, q, squares);
    largest = f32x4.pmax(largest, load<v128>(z));
  }
  sumSquares = widenedSum(squares) + widenedSum(squares2);
  secondLogit = max4(f32x4.pmax(largest, largest2));
  for (; z < end; z += 4, y += 4, sums += 4) {
    const p = load<f32>(y) * inverse, q = <f64>p;
    store<f32>(sums, load<f32>(sums) + p);
    sumSquares += q * q;
    secondLogit = max(secondLogit, load<f32>(z));
  }
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
