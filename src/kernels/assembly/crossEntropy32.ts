// Label-smoothed cross entropy of [rows, k] float32 logits with integer targets, uniform over all classes: the loss,
// (1 - a)·(-log p(target)) + a·mean(-log p), or the loss and its gradient, p - t.
import { expTarget, lossMean, lossTarget, maxLogit, row, sumLogits, sumOthers } from "./row32";
import { NEGATIVE_INFINITY, madd } from "./vector32";

@inline function crossEntropy(z: usize, targets: usize, rows: i32, k: i32, smoothing: f64, ignore: i32,
    g: usize, scale: f64, losses: usize, GRAD: bool): f64 {
  const bytes = <usize>k << 2, each = smoothing / k, b = <f32>(-each * scale), b4 = f32x4.splat(b);
  let sum: f64 = 0;
  for (let i = 0; i < rows; i++, z += bytes, g += bytes) {
    const index = load<i32>(targets + (<usize>i << 2)), t = <usize>index << 2;
    let loss: f64 = 0;
    if (index == ignore) {
      if (GRAD) memory.fill(g, 0, bytes);
    } else if (<u32>index >= <u32>k) { // no class: such an address must not be touched
      loss = NaN;
      if (GRAD) for (let p = g; p < g + bytes; p += 4) store<f32>(p, <f32>NaN);
    } else {
      row(z, k, z + t, g, GRAD);
      const bad = !(sumLogits < Infinity) || !(maxLogit > NEGATIVE_INFINITY); // NaN, +inf, or nothing but -inf
      if (bad) loss = NaN;
      else if (smoothing == 0) loss = lossTarget;
      else loss = smoothing == 1 ? lossMean : (1 - smoothing) * lossTarget + smoothing * lossMean; // no 0 times infinity
      if (GRAD) {
        const inverse = bad ? NaN : 1 / (sumOthers + expTarget), a = <f32>(inverse * scale), a4 = f32x4.splat(a);
        let p = g;
        for (const end = g + (bytes & ~63); p < end; p += 64) {
          store<v128>(p, madd(load<v128>(p), a4, b4));
          store<v128>(p, madd(load<v128>(p, 16), a4, b4), 16);
          store<v128>(p, madd(load<v128>(p, 32), a4, b4), 32);
          store<v128>(p, madd(load<v128>(p, 48), a4, b4), 48);
        }
        for (const end = g + (bytes & ~15); p < end; p += 16) store<v128>(p, madd(load<v128>(p), a4, b4));
        for (const end = g + bytes; p < end; p += 4) store<f32>(p, load<f32>(p) * a + b);
        store<f32>(g + t, <f32>((smoothing - each - sumOthers * inverse) * scale)); // -(1 - p) exactly
      }
    }
    if (losses) store<f64>(losses + (<usize>i << 3), loss);
    sum += loss;
  }
  return sum;
}

/** Sum of the rows' losses; `losses`, if not 0, receives each. Writes to z while it runs, and restores it. */
export function crossEntropy32(z: usize, targets: usize, rows: i32, k: i32, smoothing: f64, ignore: i32,
    losses: usize): f64 {
  return crossEntropy(z, targets, rows, k, smoothing, ignore, 0, 0, losses, false);
}

/** The same, and `scale` times the gradient to g, which must not be z. */
export function crossEntropyGradient32(z: usize, targets: usize, rows: i32, k: i32, smoothing: f64, ignore: i32,
    g: usize, scale: f64, losses: usize): f64 {
  return crossEntropy(z, targets, rows, k, smoothing, ignore, g, scale, losses, true);
}
