// NLL of softmax(bz) as a function of b = 1/T, with its slope and curvature, summed over rows of float32 logits.
//
// With d = z - max z <= 0 and S_i = Σ d^i e^(bd): nll = log S_0 - b d_y, slope S_1/S_0 - d_y, curvature S_2/S_0 - (S_1/S_0)².
// One exponential an element serves the four inverse temperatures b, 2b, 4b and 8b: the others are its squares.
import { BIAS, NEGATIVE_INFINITY, constant, exp, leastFor, madd, max4, roundFor, widenedSum } from "./vector32";

const LEAST: f32 = 1.1e-19; // its square is a normal number: subnormal ones are slow
// What stands for a logit of -inf, -90 / b below the largest: its exponential is nothing, and it has a square.
const TAIL = memory.data(16, 16);

/** The largest of the logits; NaN where one is NaN. */
function maxOf(z: usize, bytes: usize): f32 {
  let m = f32x4.splat(NEGATIVE_INFINITY), sum = f32x4.splat(0), p = z;
  for (const end = z + (bytes & ~15); p < end; p += 16) {
    const x = load<v128>(p);
    m = f32x4.pmax(m, x);
    sum = f32x4.add(sum, f32x4.sub(x, x)); // NaN for NaN and infinities
  }
  let most = max4(m);
  let unclear = v128.any_true(f32x4.ne(sum, sum));
  for (const end = z + bytes; p < end; p += 4) {
    const x = load<f32>(p);
    if (x > most) most = x;
    if (x != x) unclear = true;
  }
  if (unclear) for (p = z; p < z + bytes; p += 4) if (load<f32>(p) != load<f32>(p)) return NaN;
  return most;
}

/** Where the last logits of a row, fewer than four, stand with -inf behind them; 0 where there are none. */
function tailOf(z: usize, bytes: usize): usize {
  if ((bytes & 15) == 0) return 0;
  store<v128>(TAIL, f32x4.splat(NEGATIVE_INFINITY));
  memory.copy(TAIL, z + (bytes & ~15), bytes & 15);
  return TAIL;
}

@inline function add(out: usize, s0: v128, s1: v128, s2: v128, b: f64, dy: f64): void {
  const total = widenedSum(s0), mean = widenedSum(s1) / total;
  store<f64>(out, load<f64>(out) + Math.log(total) - b * dy);
  store<f64>(out, load<f64>(out, 8) + mean - dy, 8);
  store<f64>(out, load<f64>(out, 16) + widenedSum(s2) / total - mean * mean, 16);
}

@inline function addRows(z: usize, targets: usize, rows: i32, k: i32, b: f64, out: usize, MANY: bool): i32 {
  const bytes = <usize>k << 2;
  let counted = 0;
  for (let i = 0; i < rows; i++, z += bytes) {
    const index = load<i32>(targets + (<usize>i << 2));
    if (<u32>index >= <u32>k) continue;
    const zt = load<f32>(z + (<usize>index << 2)), most = maxOf(z, bytes);
    if (!(abs(most) < Infinity) || !(zt > NEGATIVE_INFINITY)) continue;
    counted++;
    const dy = <f64>zt - <f64>most;
    store<f64>(out, load<f64>(out) + dy);
    if (MANY) powers(z, bytes, most, <f32>b, dy, out + 8);
    else single(z, bytes, most, <f32>b, dy, out + 8);
  }
  return counted;
}

/**
 * Adds d_y, and nll, slope and curvature at b, 2b, 4b and 8b, to the 13 float64 at `out`, and gives how many rows count:
 * not those whose target is no class or has probability 0, and not those with a NaN, a +inf or nothing but -inf. b is a
 * float32.
 */
export function temperatures32(z: usize, targets: usize, rows: i32, k: i32, b: f64, out: usize): i32 {
  return addRows(z, targets, rows, k, b, out, true);
}

/** Adds d_y, and nll, slope and curvature at b, to the 4 float64 at `out`, and gives how many rows count. */
export function temperature32(z: usize, targets: usize, rows: i32, k: i32, b: f64, out: usize): i32 {
  return addRows(z, targets, rows, k, b, out, false);
}

function powers(z: usize, bytes: usize, most: f32, b32: f32, dy: f64, out: usize): void {
  const b = <f64>b32;
  const log2e = constant(0), ln2High = constant(1), ln2Low = constant(2);
  const one = constant(3), c2 = constant(4), c3 = constant(5), c4 = constant(6), c5 = constant(7);
  const round = f32x4.splat(roundFor(BIAS)), lowest = f32x4.splat(leastFor(BIAS)), bs = f32x4.splat(b32);
  const mosts = f32x4.splat(most), least = f32x4.splat(LEAST), far = f32x4.splat(-90 / b32);
  let end = z + (bytes & ~15), tail = tailOf(z, bytes);
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, t0 = s0, t1 = s0, t2 = s0;
  let u0 = s0, u1 = s0, u2 = s0, v0 = s0, v1 = s0, v2 = s0;
  for (;;) { // once more for the tail: a call in the loop would cost it its registers
    for (; z < end; z += 16) {
      const d = f32x4.pmax(f32x4.sub(load<v128>(z), mosts), far);
      const e = exp(f32x4.mul(d, bs), round, lowest, log2e, ln2High, ln2Low, one, c2, c3, c4, c5);
      let w = f32x4.mul(e, d);
      s0 = f32x4.add(s0, e); s1 = f32x4.add(s1, w); s2 = madd(w, d, s2);
      let f = f32x4.pmax(e, least);
      f = f32x4.mul(f, f);
      w = f32x4.mul(f, d);
      t0 = f32x4.add(t0, f); t1 = f32x4.add(t1, w); t2 = madd(w, d, t2);
      f = f32x4.pmax(f, least);
      f = f32x4.mul(f, f);
      w = f32x4.mul(f, d);
      u0 = f32x4.add(u0, f); u1 = f32x4.add(u1, w); u2 = madd(w, d, u2);
      f = f32x4.pmax(f, least);
      f = f32x4.mul(f, f);
      w = f32x4.mul(f, d);
      v0 = f32x4.add(v0, f); v1 = f32x4.add(v1, w); v2 = madd(w, d, v2);
    }
    if (tail == 0) break;
    z = tail;
    end = tail + 16;
    tail = 0;
  }
  add(out, s0, s1, s2, b, dy);
  add(out + 24, t0, t1, t2, 2 * b, dy);
  add(out + 48, u0, u1, u2, 4 * b, dy);
  add(out + 72, v0, v1, v2, 8 * b, dy);
}

function single(z: usize, bytes: usize, most: f32, b32: f32, dy: f64, out: usize): void {
  const log2e = constant(0), ln2High = constant(1), ln2Low = constant(2);
  const one = constant(3), c2 = constant(4), c3 = constant(5), c4 = constant(6), c5 = constant(7);
  const round = f32x4.splat(roundFor(BIAS)), lowest = f32x4.splat(leastFor(BIAS)), bs = f32x4.splat(b32);
  const mosts = f32x4.splat(most), far = f32x4.splat(-90 / b32);
  let end = z + (bytes & ~15), tail = tailOf(z, bytes);
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0;
  for (;;) { // once more for the tail: a call in the loop would cost it its registers
    for (; z < end; z += 16) {
      const d = f32x4.pmax(f32x4.sub(load<v128>(z), mosts), far);
      const e = exp(f32x4.mul(d, bs), round, lowest, log2e, ln2High, ln2Low, one, c2, c3, c4, c5);
      const w = f32x4.mul(e, d);
      s0 = f32x4.add(s0, e); s1 = f32x4.add(s1, w); s2 = madd(w, d, s2);
    }
    if (tail == 0) break;
    z = tail;
    end = tail + 16;
    tail = 0;
  }
  add(out, s0, s1, s2, <f64>b32, dy);
}
