// The sums of one row of float64 logits: row32.ts in float64, where a pass always sums z less a reference.
import { LOG2E, constant64, exp64, leastFor64, max2, roundFor64, sum2 } from "./vector64";

const BLOCK: usize = 256 << 3; // bytes of logits summed by a vector before its sum is added to the others'
const FEW = 64; // classes whose logits are summed apart, without the stand-in for the target

// Results of pass() and row64(), which can return only one value.
export let sumOthers64: f64 = 0; // of 2^(BIAS - n) e^(z - shift), without the target
export let expTarget64: f64 = 0; // the same of the target
let expMax: f64 = 0; // and of the largest logit
export let sumLogits64: f64 = 0; // of z - reference
export let maxLogit64: f64 = 0;
export let lossTarget64: f64 = 0; // -log p(target)
export let lossMean64: f64 = 0; // the mean of -log p

// GRAD and SHIFTED are literals at every call: the compiler drops the branches not taken.
@inline function pass(z: usize, end: usize, zt: f64, g: usize, n: f64, shift: f64, GRAD: bool, SHIFTED: bool): void {
  const inverse = constant64(0), high = constant64(1), low = constant64(2);
  const c2 = constant64(3), c3 = constant64(4), c4 = constant64(5), c5 = constant64(6);
  const round = f64x2.splat(roundFor64(n)), least = f64x2.splat(leastFor64(n)), shifts = f64x2.splat(shift);
  const end2 = end - (end - z & 15), toGrad = g - z;
  let max = f64x2.splat(-Infinity), sum: f64 = 0, total: f64 = 0;
  while (z < end2) {
    const stop = min(z + BLOCK, end2);
    let sum2s = f64x2.splat(0), total2s = f64x2.splat(0);
    for (; z < stop; z += 16) {
      const x = load<v128>(z), d = f64x2.sub(x, shifts);
      total2s = f64x2.add(total2s, d);
      max = f64x2.pmax(max, x);
      const y = exp64(SHIFTED ? d : x, round, least, inverse, high, low, c2, c3, c4, c5);
      if (GRAD) store<v128>(z + toGrad, y);
      sum2s = f64x2.add(sum2s, y);
    }
    sum += sum2(sum2s);
    total += sum2(total2s);
  }
  if (z < end) {
    const x = v128.load_splat<f64>(z), d = f64x2.sub(x, shifts);
    const y = exp64(SHIFTED ? d : x, round, least, inverse, high, low, c2, c3, c4, c5);
    if (GRAD) v128.store_lane<f64>(z + toGrad, y, 0);
    total += f64x2.extract_lane(d, 0);
    max = f64x2.pmax(max, x);
    sum += f64x2.extract_lane(y, 0);
  }
  maxLogit64 = max2(max);
  if (zt > maxLogit64) maxLogit64 = zt;
  const offset: f64 = SHIFTED ? shift : 0;
  const t = exp64(f64x2.replace_lane(f64x2.splat(zt - offset), 1, maxLogit64 - offset),
    round, least, inverse, high, low, c2, c3, c4, c5);
  expTarget64 = f64x2.extract_lane(t, 0);
  expMax = f64x2.extract_lane(t, 1);
  sumOthers64 = sum;
  sumLogits64 = total;
}

// Functions of their own: each hot loop has the registers to itself.
function lossPass(z: usize, end: usize, zt: f64, n: f64, reference: f64): void {
  pass(z, end, zt, 0, n, reference, false, false);
}
function gradPass(z: usize, end: usize, zt: f64, g: usize, n: f64, reference: f64): void {
  pass(z, end, zt, g, n, reference, true, false);
}
function lossShifted(z: usize, end: usize, zt: f64, shift: f64): void { pass(z, end, zt, 0, 0, shift, false, true); }
function gradShifted(z: usize, end: usize, zt: f64, g: usize, shift: f64): void {
  pass(z, end, zt, g, 0, shift, true, true);
}

/** The sums of the k logits at z, the target's address among them; with GRAD the scaled exponentials to g. Restores z. */
@inline export function row64(z: usize, k: i32, target: usize, g: usize, GRAD: bool): void {
  const end = z + (<usize>k << 3), zt = load<f64>(target);
  let n: f64, reference: f64 = 0, guess = zt;
  for (let p = z; p < min(end, z + 128); p += 8) if (load<f64>(p) > guess) guess = load<f64>(p);
  for (; ; guess = maxLogit64) {
    n = nearest<f64>(guess * LOG2E);
    if (!(abs(n) < 1e5)) break;
    const low = leastFor64(n) - 1, hide = zt > low;
    reference = guess;
    if (hide) store<f64>(target, low); // adds 2^-1021
    if (GRAD) gradPass(z, end, zt, g, n, reference);
    else lossPass(z, end, zt, n, reference);
    store<f64>(target, zt);
    if (GRAD) store<f64>(g + (target - z), expTarget64); // a subnormal product would be slow
    if (hide) sumLogits64 += zt - low;
    if (maxLogit64 <= guess + 300) break;
  }
  const isFar = !(abs(n) < 1e5);
  if (isFar) { // subtract the true maximum first
    reference = zt;
    for (let p = z; p < end; p += 8) if (load<f64>(p) > reference) reference = load<f64>(p);
    store<f64>(target, -Infinity);
    if (GRAD) gradShifted(z, end, zt, g, reference);
    else lossShifted(z, end, zt, reference);
    store<f64>(target, zt);
    if (GRAD) store<f64>(g + (target - z), expTarget64);
  }
  if (isFar || k < FEW) {
    sumLogits64 = 0;
    for (let p = z; p < end; p += 8) sumLogits64 += load<f64>(p) - reference;
  }
  if (sumOthers64 <= <f64>k * 5e-308) sumOthers64 = 0; // nothing but underflow
  // Relative to the largest logit, so that the error of its exponential cancels.
  const below = maxLogit64 - zt;
  const log = below == 0 ? Math.log1p(sumOthers64 / expTarget64) : Math.log((sumOthers64 + expTarget64) / expMax);
  lossTarget64 = log + below;
  lossMean64 = log + (maxLogit64 - reference - sumLogits64 / k);
}
