// Label-smoothed cross entropy of [rows, k] float64 logits with integer targets, uniform over all classes: the loss,
// (1 - a)·(-log p(target)) + a·mean(-log p), or the loss and its gradient, p - t.
import { expTarget64, lossMean64, lossTarget64, maxLogit64, row64, sumLogits64, sumOthers64 } from "./row64";
import { madd64 } from "./vector64";

@inline function crossEntropy(z: usize, targets: usize, rows: i32, k: i32, smoothing: f64, ignore: i32,
    g: usize, scale: f64, losses: usize, GRAD: bool): f64 {
  const bytes = <usize>k << 3, each = smoothing / k, b = -each * scale, b2 = f64x2.splat(b);
  let sum: f64 = 0;
  for (let i = 0; i < rows; i++, z += bytes, g += bytes) {
    const index = load<i32>(targets + (<usize>i << 2)), t = <usize>index << 3;
    let loss: f64 = 0;
    if (index == ignore) {
      if (GRAD) memory.fill(g, 0, bytes);
    } else if (<u32>index >= <u32>k) { // no class: such an address must not be touched
      loss = NaN;
      if (GRAD) for (let p = g; p < g + bytes; p += 8) store<f64>(p, NaN);
    } else {
      row64(z, k, z + t, g, GRAD);
      const bad = !(sumLogits64 < Infinity) || !(maxLogit64 > -Infinity); // NaN, +inf, or nothing but -inf
      if (bad) loss = NaN;
      else if (smoothing == 0) loss = lossTarget64;
      else loss = smoothing == 1 ? lossMean64 : (1 - smoothing) * lossTarget64 + smoothing * lossMean64; // no 0 times infinity
      if (GRAD) {
        const inverse = bad ? NaN : 1 / (sumOthers64 + expTarget64), a = inverse * scale, a2 = f64x2.splat(a);
        let at = g;
        for (const end = g + (bytes & ~63); at < end; at += 64) {
          store<v128>(at, madd64(load<v128>(at), a2, b2));
          store<v128>(at, madd64(load<v128>(at, 16), a2, b2), 16);
          store<v128>(at, madd64(load<v128>(at, 32), a2, b2), 32);
          store<v128>(at, madd64(load<v128>(at, 48), a2, b2), 48);
        }
        for (const end = g + (bytes & ~15); at < end; at += 16) store<v128>(at, madd64(load<v128>(at), a2, b2));
        for (const end = g + bytes; at < end; at += 8) store<f64>(at, load<f64>(at) * a + b);
        const p = expTarget64 * inverse; // a target that is likely takes -(1 - p), which keeps the digits of 1 - p
        store<f64>(g + t, (p > 0.5 ? smoothing - each - sumOthers64 * inverse : p - (1 - smoothing + each)) * scale);
      }
    }
    if (losses) store<f64>(losses + (<usize>i << 3), loss);
    sum += loss;
  }
  return sum;
}

/** Sum of the rows' losses; `losses`, if not 0, receives each. Writes to z while it runs, and restores it. */
export function crossEntropy64(z: usize, targets: usize, rows: i32, k: i32, smoothing: f64, ignore: i32,
    losses: usize): f64 {
  return crossEntropy(z, targets, rows, k, smoothing, ignore, 0, 0, losses, false);
}

/** The same, and `scale` times the gradient to g, which must not be z. */
export function crossEntropyGradient64(z: usize, targets: usize, rows: i32, k: i32, smoothing: f64, ignore: i32,
    g: usize, scale: f64, losses: usize): f64 {
  return crossEntropy(z, targets, rows, k, smoothing, ignore, g, scale, losses, true);
}
