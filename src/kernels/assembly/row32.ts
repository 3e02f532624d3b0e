// The sums of one row of float32 logits, from which every loss of the row follows: Σ 2^(BIAS - n) e^(z - shift), Σ z, max z.
//
// One pass computes them all. The maximum it needs beforehand is guessed from the first 32 logits, and the pass is repeated
// if the guess was too low. The target's own term stays out of the sum, so that 1 - p(target), and with it a tiny loss,
// keeps all its digits.
import { DRIFT, LOG2E, NEGATIVE_INFINITY, constant, exp, leastFor, max4, roundFor, widenedSum } from "./vector32";

const BLOCK: usize = 128 << 2; // bytes of logits summed in float32 before the sum moves to float64
const FEW = 64; // classes whose logits are summed in float64
const NEAR: f32 = 12; // |n| up to which float32 sums of logits keep the digits that a mean of them needs

// Results of pass() and row(), which can return only one value.
export let sumOthers: f64 = 0; // of 2^(BIAS - n) e^(z - shift), without the target
export let expTarget: f64 = 0; // the same of the target
export let expMax: f64 = 0; // and of the largest logit
export let sumLogits: f64 = 0; // of z - reference
export let maxLogit: f32 = 0;
export let logAll: f64 = 0; // log of the sum of e^(z - maxLogit)
export let lossTarget: f64 = 0; // -log p(target)
export let lossMean: f64 = 0; // the mean of -log p

// How a pass subtracts: nothing, a reference from what is summed, or a shift from what is exponentiated and summed.
const AS_IS = 0, CENTERED = 1, SHIFTED = 2;

// GRAD and HOW are literals at every call: the compiler drops the branches not taken.
@inline function pass(z: usize, end: usize, zt: f32, g: usize, n: f32, shift: f32, GRAD: bool, HOW: i32): void {
  const log2e = constant(0), ln2High = constant(1), ln2Low = constant(2);
  const one = constant(3), c2 = constant(4), c3 = constant(5), c4 = constant(6), c5 = constant(7);
  const round = f32x4.splat(roundFor(n)), least = f32x4.splat(leastFor(n)), shifts = f32x4.splat(shift);
  const end4 = end - (end - z & 15), toGrad = g - z;
  let max = f32x4.splat(NEGATIVE_INFINITY), sum: f64 = 0, total: f64 = 0; // two f64x2 more would spill
  while (z < end4) {
    const stop = min(z + BLOCK, end4);
    let sum4 = f32x4.splat(0), total4 = f32x4.splat(0);
    for (; z < stop; z += 16) {
      const x = load<v128>(z), d = HOW == AS_IS ? x : f32x4.sub(x, shifts);
      total4 = f32x4.add(total4, d);
      max = f32x4.pmax(max, x);
      const y = exp(HOW == SHIFTED ? d : x, round, least, log2e, ln2High, ln2Low, one, c2, c3, c4, c5);
      if (GRAD) store<v128>(z + toGrad, y);
      sum4 = f32x4.add(sum4, y);
    }
    sum += widenedSum(sum4);
    total += widenedSum(total4);
  }
  for (; z < end; z += 4) {
    const x = v128.load_splat<f32>(z);
    const y = exp(HOW == SHIFTED ? f32x4.sub(x, shifts) : x, round, least, log2e, ln2High, ln2Low, one, c2, c3, c4, c5);
    if (GRAD) v128.store_lane<f32>(z + toGrad, y, 0);
    total += <f64>load<f32>(z);
    if (HOW != AS_IS) total -= <f64>shift;
    max = f32x4.pmax(max, x);
    sum += <f64>f32x4.extract_lane(y, 0);
  }
  maxLogit = max4(max);
  if (zt > maxLogit) maxLogit = zt;
  const offset: f32 = HOW == SHIFTED ? shift : 0;
  const t = exp(f32x4.replace_lane(f32x4.splat(zt - offset), 1, maxLogit - offset),
    round, least, log2e, ln2High, ln2Low, one, c2, c3, c4, c5);
  expTarget = <f64>f32x4.extract_lane(t, 0);
  expMax = <f64>f32x4.extract_lane(t, 1);
  sumOthers = sum;
  sumLogits = total;
}

// Functions of their own: each hot loop has the registers to itself.
function lossPass(z: usize, end: usize, zt: f32, n: f32): void { pass(z, end, zt, 0, n, 0, false, AS_IS); }
function gradPass(z: usize, end: usize, zt: f32, g: usize, n: f32): void { pass(z, end, zt, g, n, 0, true, AS_IS); }
function lossCentered(z: usize, end: usize, zt: f32, n: f32, center: f32): void {
  pass(z, end, zt, 0, n, center, false, CENTERED);
}
function gradCentered(z: usize, end: usize, zt: f32, g: usize, n: f32, center: f32): void {
  pass(z, end, zt, g, n, center, true, CENTERED);
}
function lossShifted(z: usize, end: usize, zt: f32, shift: f32): void { pass(z, end, zt, 0, 0, shift, false, SHIFTED); }
function gradShifted(z: usize, end: usize, zt: f32, g: usize, shift: f32): void {
  pass(z, end, zt, g, 0, shift, true, SHIFTED);
}

/** The sums of the k logits at z, the target's address among them; with GRAD the scaled exponentials to g. Restores z. */
@inline export function row(z: usize, k: i32, target: usize, g: usize, GRAD: bool): void {
  const end = z + (<usize>k << 2), zt = load<f32>(target);
  let m = f32x4.splat(zt), p = z, n: f32, reference: f32 = 0;
  for (; p + 16 <= min(end, z + 128); p += 16) m = f32x4.pmax(m, load<v128>(p));
  for (; p < min(end, z + 16); p += 4) m = f32x4.pmax(m, v128.load_splat<f32>(p));
  for (let guess = max4(m); ; guess = maxLogit) {
    n = nearest<f32>(guess * LOG2E);
    if (!(abs(n) < 330)) break;
    const low = leastFor(n) - 1, hide = zt > low;
    if (hide) store<f32>(target, low); // adds 2^-126
    if (abs(n) <= NEAR) {
      reference = 0;
      if (GRAD) gradPass(z, end, zt, g, n);
      else lossPass(z, end, zt, n);
    } else {
      reference = guess;
      if (GRAD) gradCentered(z, end, zt, g, n, guess);
      else lossCentered(z, end, zt, n, guess);
    }
    store<f32>(target, zt);
    if (GRAD) store<f32>(g + (target - z), <f32>expTarget); // 2^-126 times 1/sum would be subnormal: slow
    if (hide) sumLogits += <f64>zt - <f64>low;
    if (maxLogit <= guess + 34) break;
  }
  const isFar = !(abs(n) < 330);
  if (isFar) { // subtract the true maximum first
    reference = zt;
    for (p = z; p < end; p += 4) if (load<f32>(p) > reference) reference = load<f32>(p);
    store<f32>(target, NEGATIVE_INFINITY);
    if (GRAD) gradShifted(z, end, zt, g, reference);
    else lossShifted(z, end, zt, reference);
    store<f32>(target, zt);
    if (GRAD) store<f32>(g + (target - z), <f32>expTarget);
  }
  if (isFar || k < FEW) {
    sumLogits = 0;
    for (p = z; p < end; p += 4) sumLogits += <f64>load<f32>(p) - <f64>reference;
  }
  if (sumOthers <= <f64>k * 2e-38) sumOthers = 0; // nothing but underflow
  // Relative to the largest logit, so that the error of its exponential cancels.
  const below = <f64>maxLogit - <f64>zt;
  const log = below == 0 ? Math.log1p(withoutDrift(sumOthers / expTarget)) : Math.log((sumOthers + expTarget) / expMax);
  logAll = log;
  lossTarget = log + below;
  lossMean = log + (<f64>maxLogit - <f64>reference - sumLogits / k);
}

/** A quotient of exponentials e^d without the factor that `exp` gives it: DRIFT d is more than a rounding only for a small one. */
@inline function withoutDrift(quotient: f64): f64 {
  return DRIFT != 0 && quotient < 1e-4 && quotient > 0 ? quotient + DRIFT * Math.log(quotient) * quotient : quotient;
}
