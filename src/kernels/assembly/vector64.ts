// Vectors of two float64: multiply-add, maximum, and an exponential scaled by a power of two.
//
// e^x = 2^(j / 64) e^r with j = round(64 x / ln 2) and |r| <= ln 2 / 128. Adding ROUND leaves j in the low bits of the
// double: its last six choose from a table, the others are shifted into the exponent.

const RELAXED = ASC_FEATURE_RELAXED_SIMD; // fused multiply-add
export const BIAS: f64 = 400; // exponentials are held times 2^400, to leave room below the maximum
export const LOG2E: f64 = 1.4426950408889634;
const ROUND: f64 = 6755399441055744; // 1.5 * 2^52

// In memory, not as f64x2.splat(literal): V8 rebuilds a v128.const every time round a loop.
const TABLE = memory.data<f64>([
  92.33248261689366, 0.010830424667801708, 2.8447437476627285e-11, // 64 / ln 2, ln 2 / 64 in two parts
  0.5, 0.16666666666666666, 0.041666679, 0.008333367209, // e^r - 1 - r over r^2, minimax
]);
/** The bits of 2^(j / 64), less j << 46, which is added with the exponent. */
const POWERS = memory.data<u64>([
  0x3ff0000000000000, 0x3fefec9a3e778061, 0x3fefd9b0d3158574, 0x3fefc74518759bc8, 0x3fefb5586cf9890f, 0x3fefa3ec32d3d1a2,
  0x3fef9301d0125b51, 0x3fef829aaea92de0, 0x3fef72b83c7d517b, 0x3fef635beb6fcb75, 0x3fef54873168b9aa, 0x3fef463b88628cd6,
  0x3fef387a6e756238, 0x3fef2b4565e27cdd, 0x3fef1e9df51fdee1, 0x3fef1285a6e4030b, 0x3fef06fe0a31b715, 0x3feefc08b26416ff,
  0x3feef1a7373aa9cb, 0x3feee7db34e59ff7, 0x3feedea64c123422, 0x3feed60a21f72e2a, 0x3feece086061892d, 0x3feec6a2b5c13cd0,
  0x3feebfdad5362a27, 0x3feeb9b2769d2ca7, 0x3feeb42b569d4f82, 0x3feeaf4736b527da, 0x3feeab07dd485429, 0x3feea76f15ad2148,
  0x3feea47eb03a5585, 0x3feea23882552225, 0x3feea09e667f3bcd, 0x3fee9fb23c651a2f, 0x3fee9f75e8ec5f74, 0x3fee9feb564267c9,
  0x3feea11473eb0187, 0x3feea2f336cf4e62, 0x3feea589994cce13, 0x3feea8d99b4492ed, 0x3feeace5422aa0db, 0x3feeb1ae99157736,
  0x3feeb737b0cdc5e5, 0x3feebd829fde4e50, 0x3feec49182a3f090, 0x3feecc667b5de565, 0x3feed503b23e255d, 0x3feede6b5579fdbf,
  0x3feee89f995ad3ad, 0x3feef3a2b84f15fb, 0x3feeff76f2fb5e47, 0x3fef0c1e904bc1d2, 0x3fef199bdd85529c, 0x3fef27f12e57d14b,
  0x3fef3720dcef9069, 0x3fef472d4a07897c, 0x3fef5818dcfba487, 0x3fef69e603db3285, 0x3fef7c97337b9b5f, 0x3fef902ee78b3ff6,
  0x3fefa4afa2a490da, 0x3fefba1bee615a27, 0x3fefd0765b6e4540, 0x3fefe7c1819e90d8,
], 16);

/** A constant of the exponential, for a variable before the loop: 0 to 2 the reduction, 3 to 6 the polynomial. */
@inline export function constant64(i: usize): v128 {
  return v128.load_splat<f64>(TABLE + (i << 3));
}

@inline export function madd64(a: v128, b: v128, c: v128): v128 {
  return RELAXED ? f64x2.relaxed_madd(a, b, c) : f64x2.add(f64x2.mul(a, b), c);
}

@inline function nmadd64(a: v128, b: v128, c: v128): v128 {
  return RELAXED ? f64x2.relaxed_nmadd(a, b, c) : f64x2.sub(c, f64x2.mul(a, b));
}

/** What `exp64` takes as `round` for exponentials times 2^(BIAS - n). */
@inline export function roundFor64(n: f64): f64 {
  return ROUND - 64 * (n - BIAS);
}

/** The least x whose 2^(BIAS - n) e^x is a normal number. */
@inline export function leastFor64(n: f64): f64 {
  return (n - BIAS - 1021) * 0.6931471805599453;
}

/** 2^(BIAS - n) e^x, for x up to 300 above n ln 2; `round` and `least` carry n. The rest: constants, in registers. */
@inline export function exp64(x: v128, round: v128, least: v128, inverse: v128, high: v128, low: v128,
    c2: v128, c3: v128, c4: v128, c5: v128): v128 {
  x = f64x2.pmax(x, least);
  const t = madd64(x, inverse, round), n = f64x2.sub(t, round);
  const r = nmadd64(n, low, nmadd64(n, high, x));
  let s = v128.load64_zero(POWERS + (<usize>(i32x4.extract_lane(t, 0) & 63) << 3));
  s = v128.load64_lane(POWERS + (<usize>(i32x4.extract_lane(t, 2) & 63) << 3), s, 1);
  s = i64x2.add(s, i64x2.shl(t, 46));
  let p = madd64(madd64(c5, r, c4), f64x2.mul(r, r), madd64(c3, r, c2));
  p = madd64(p, f64x2.mul(r, r), r);
  return madd64(s, p, s);
}

@inline export function sum2(s: v128): f64 {
  return f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
}

@inline export function max2(m: v128): f64 {
  const a = f64x2.extract_lane(m, 0), b = f64x2.extract_lane(m, 1);
  return a < b ? b : a;
}
