// Multiplies float32 numbers by a factor, in place.

/** Multiplies the `count` numbers at z by `factor`. */
export function scale32(z: usize, count: i32, factor: f64): void {
  const f = <f32>factor, factors = f32x4.splat(f), end4 = z + (<usize>(count & ~3) << 2), end = z + (<usize>count << 2);
  for (; z < end4; z += 16) store<v128>(z, f32x4.mul(load<v128>(z), factors));
  for (; z < end; z += 4) store<f32>(z, load<f32>(z) * f);
}
