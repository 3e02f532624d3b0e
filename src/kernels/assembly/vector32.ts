// Vectors of four float32: multiply-add, sums, maximum, and an exponential scaled by a power of two.
//
// e^x = 2^n e^r with n = round(x / ln 2) and |r| <= ln 2 / 2; e^r is a minimax polynomial. Adding ROUND leaves n in the
// low bits of the float, from where it is shifted into the exponent.

const RELAXED = ASC_FEATURE_RELAXED_SIMD; // fused multiply-add
export const NEGATIVE_INFINITY: f32 = -<f32>Infinity;
export const BIAS: f32 = 60; // exponentials are held times 2^60, to leave room below the maximum
export const LOG2E: f32 = 1.44269504;
const ROUND: f32 = 12582912; // 1.5 * 2^23
const LN2_HIGH: f32 = RELAXED ? 0.69314718246459960938 : 0.693145751953125; // fused: one part is enough
const LN2_LOW: f32 = 1.428606765330187e-06;
/** `exp` gives e^(x - DRIFT x): one part of ln 2 is 1.9e-9 too large, n times. */
export const DRIFT: f64 = RELAXED ? 2.7478e-9 : 0;

// In memory, not as f32x4.splat(literal): V8 rebuilds a v128.const every time round a loop, 1.1 to 1.45 times slower.
const TABLE = memory.data<f32>([
  LOG2E, LN2_HIGH, LN2_LOW,
  1, 0.499992303083, 0.166671153894, 0.041890331715, 0.00831250129678, // e^r = 1 + r + c2 r² + …, minimax
]);

/** A constant of the exponential, for a variable before the loop: 0 to 2 log2e and ln 2, 3 to 7 the polynomial. */
@inline export function constant(i: usize): v128 {
  return v128.load_splat<f32>(TABLE + (i << 2));
}

@inline export function madd(a: v128, b: v128, c: v128): v128 {
  return RELAXED ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

@inline function nmadd(a: v128, b: v128, c: v128): v128 {
  return RELAXED ? f32x4.relaxed_nmadd(a, b, c) : f32x4.sub(c, f32x4.mul(a, b));
}

/** What `exp` takes as `round` for exponentials times 2^(BIAS - n). */
@inline export function roundFor(n: f32): f32 {
  return ROUND - n + BIAS;
}

/** The least x whose 2^(BIAS - n) e^x is a normal number. */
@inline export function leastFor(n: f32): f32 {
  return (n - BIAS - 126) * <f32>0.69314718 + <f32>0.3;
}

/** 2^(BIAS - n) e^x, for x up to 34 above n ln 2; `round` and `least` carry n. The rest: constants, in registers. */
@inline export function exp(x: v128, round: v128, least: v128, log2e: v128, ln2High: v128, ln2Low: v128,
    one: v128, c2: v128, c3: v128, c4: v128, c5: v128): v128 {
  x = f32x4.pmax(x, least);
  const t = madd(x, log2e, round), n = f32x4.sub(t, round);
  let r = nmadd(n, ln2High, x);
  if (!RELAXED) r = nmadd(n, ln2Low, r);
  let p = madd(c5, r, c4);
  if (RELAXED) {
    p = madd(p, r, c3);
    p = madd(p, r, c2);
    p = madd(p, r, one);
    p = madd(p, r, one);
  } else { // shorter, since a product and a sum are two steps
    const q = f32x4.mul(r, r);
    p = madd(p, q, madd(c3, r, c2));
    p = madd(p, q, f32x4.add(r, one));
  }
  return i32x4.add(p, i32x4.shl(t, 23)); // add n to the exponent
}

@inline export function widenedSum(s: v128): f64 {
  s = f64x2.add(f64x2.promote_low_f32x4(s), f64x2.promote_low_f32x4(i32x4.shuffle(s, s, 2, 3, 0, 1)));
  return f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
}

@inline export function max4(m: v128): f32 {
  m = f32x4.pmax(m, i32x4.shuffle(m, m, 2, 3, 0, 1));
  m = f32x4.pmax(m, i32x4.shuffle(m, m, 1, 0, 3, 2));
  return f32x4.extract_lane(m, 0);
}
