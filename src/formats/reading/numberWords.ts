/** Words that stand for a number, in the languages and libraries whose arrays are read. */

const infinity = Number.POSITIVE_INFINITY;

/** Values by their full spelling. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...spelled(infinity, [
    "inf Inf INF infinity Infinity INFINITY Inf16 Inf32 Inf64",
    "math.inf np.inf np.Inf np.PINF np.infty np.Infinity numpy.inf torch.inf jnp.inf jax.numpy.inf cmath.inf mx.inf paddle.inf",
    "Number.POSITIVE_INFINITY f32::INFINITY f64::INFINITY std::f32::INFINITY std::f64::INFINITY Float.POSITIVE_INFINITY Double.POSITIVE_INFINITY",
  ]),
  ...spelled(-infinity, [
    "np.NINF numpy.NINF Number.NEGATIVE_INFINITY f32::NEG_INFINITY f64::NEG_INFINITY std::f32::NEG_INFINITY std::f64::NEG_INFINITY",
    "Float.NEGATIVE_INFINITY Double.NEGATIVE_INFINITY",
  ]),
  ...spelled(Number.NaN, [
    "nan NaN NAN Nan NaN16 NaN32 NaN64 math.nan np.nan np.NaN np.NAN numpy.nan torch.nan jnp.nan jax.numpy.nan mx.nan paddle.nan",
    "Number.NaN f32::NAN f64::NAN std::f32::NAN std::f64::NAN Float.NaN Double.NaN",
  ]),
  ...spelled(1, ["True true TRUE np.True_ numpy.True_"]),
  ...spelled(0, ["False false FALSE np.False_ numpy.False_"]),
]);

/**
 * Calls around one number that leave it as it is: `float("inf")`, and `np.float32(0.5)` as NumPy 2 prints it in a list.
 */
export const numberWrappers: ReadonlySet<string> = new Set([
  "float",
  "Number",
  "parseFloat",
  "np.bool_",
  "np.bool",
  ...["np", "numpy", "jnp"].flatMap((owner) =>
    "float16 float32 float64 longdouble double single half int8 int16 int32 int64 uint8 uint16 uint32 uint64 int_ intp"
      .split(" ")
      .map((type) => `${owner}.${type}`),
  ),
]);

function spelled(value: number, lines: readonly string[]): [string, number][] {
  return lines.flatMap((line) => line.split(" ").map((word): [string, number] => [word, value]));
}
