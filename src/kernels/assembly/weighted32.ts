// Smoothed cross entropy of [rows, k] float32 logits with class weights, or with a whole distribution as each row's target:
// Σ q (-log p) with q = w ((1 - a) t + a / k), and its gradient (Σ q) p - q.
//
// What follows from q is summed in float64, one class after the other: this is not the hot path.
import { expTarget, logAll, lossTarget, maxLogit, row, sumLogits, sumOthers } from "./row32";
import { NEGATIVE_INFINITY } from "./vector32";

// Results of addRange().
let sumLoss: f64 = 0; // of q (-log p)
let sumTargets: f64 = 0; // of q

/** q of the class at byte offset `at` (of float32) in the row: `probs` 0 stands for a target that is another class. */
@inline function targetAt(probs: usize, weights: usize, at: usize, keep: f64, each: f64): f64 {
  return load<f64>(weights + (at << 1)) * (probs ? keep * <f64>load<f32>(probs + at) + each : each);
}

/** Adds the classes at the byte offsets `from` to `to`; `log` is that of the sum of e^z. */
function addRange(z: usize, probs: usize, weights: usize, from: usize, to: usize, keep: f64, each: f64, log: f64): void {
  let loss = sumLoss, total = sumTargets;
  for (let at = from; at < to; at += 4) {
    const q = targetAt(probs, weights, at, keep, each);
    total += q;
    if (q != 0) loss += q * (log - <f64>load<f32>(z + at)); // no 0 times infinity
  }
  sumLoss = loss;
  sumTargets = total;
}

/** The index of the largest of k float32. */
function largest(p: usize, k: i32): i32 {
  let best = 0, most = load<f32>(p);
  for (let i = 1; i < k; i++) {
    const value = load<f32>(p + (<usize>i << 2));
    if (value > most) {
      most = value;
      best = i;
    }
  }
  return best;
}

/**
 * Sum of the rows' losses; `losses`, if not 0, receives each. Targets are classes (int32 at `targets`) or, where `probs` is
 * not 0, k float32 a row at `probs`, which no index ignores. `weights` are k float64. If g is not 0, `scale` times the
 * gradient goes to it. Writes to z while it runs, and restores it.
 */
export function weightedCrossEntropy32(z: usize, targets: usize, probs: usize, weights: usize, rows: i32, k: i32,
    smoothing: f64, ignore: i32, g: usize, scale: f64, losses: usize): f64 {
  const bytes = <usize>k << 2, each = smoothing / k, keep = 1 - smoothing;
  let sum: f64 = 0;
  for (let i = 0; i < rows; i++, z += bytes) {
    const index = probs ? largest(probs, k) : load<i32>(targets + (<usize>i << 2)), t = <usize>index << 2;
    let loss: f64 = 0;
    if (!probs && index == ignore) {
      if (g) memory.fill(g, 0, bytes);
    } else if (<u32>index >= <u32>k) { // no class: such an address must not be touched
      loss = NaN;
      if (g) for (let p = g; p < g + bytes; p += 4) store<f32>(p, <f32>NaN);
    } else {
      if (g) row(z, k, z + t, g, true);
      else row(z, k, z + t, 0, false);
      const bad = !(sumLogits < Infinity) || !(maxLogit > NEGATIVE_INFINITY); // NaN, +inf, or nothing but -inf
      const log = logAll + <f64>maxLogit;
      sumLoss = 0;
      sumTargets = 0;
      addRange(z, probs, weights, 0, t, keep, each, log);
      addRange(z, probs, weights, t + 4, bytes, keep, each, log);
      const others = sumTargets;
      const q = targetAt(probs, weights, t, keep, each) + (probs ? 0 : keep * load<f64>(weights + (t << 1)));
      loss = bad ? NaN : sumLoss + (q == 0 ? 0 : q * lossTarget);
      if (g) {
        const inverse = bad ? NaN : 1 / (sumOthers + expTarget), total = others + q, a = total * inverse;
        for (let at: usize = 0; at < bytes; at += 4) {
          store<f32>(g + at, <f32>((<f64>load<f32>(g + at) * a - targetAt(probs, weights, at, keep, each)) * scale));
        }
        const p = expTarget * inverse; // a target that is likely takes -(1 - p), which keeps the digits of 1 - p
        store<f32>(g + t, <f32>((p > 0.5 ? others - total * (sumOthers * inverse) : total * p - q) * scale));
      }
    }
    if (losses) store<f64>(losses + (<usize>i << 3), loss);
    sum += loss;
    if (g) g += bytes;
    if (probs) probs += bytes;
  }
  return sum;
}
