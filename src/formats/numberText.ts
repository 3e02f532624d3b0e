/** A number as it is written into an array. */

/**
 * `value` with at most `decimals` digits behind the point and at least one, `0.9333`, `0.0`, so that it is a floating
 * number in every language; never `-0.0`. Infinities and nan are `inf`, `-inf`, `nan`.
 */
export function numberText(value: number, decimals: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const fixed = value.toFixed(Math.min(100, Math.max(0, Math.round(decimals))));
  if (fixed.includes("e")) return fixed;
  const [whole, fraction = ""] = fixed.split(".");
  const kept = fraction.replace(/0+$/, "");
  const written = `${whole}.${kept === "" ? "0" : kept}`;
  return /^-0\.0$/.test(written) ? "0.0" : written;
}
