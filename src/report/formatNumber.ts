/** Numbers as people read them: fixed decimals, but no number that is not 0 is shown as 0. */

/** How infinities, NaN and powers of ten are spelled. */
export interface Spelling {
  readonly infinity: string;
  readonly nan: string;
  readonly power: (mantissa: string, exponent: number) => string;
}

/** For people: 9.08·10⁻⁵, in which no line is broken. */
export const PROSE: Spelling = {
  infinity: "∞",
  nan: "nan",
  power: (mantissa, exponent) => `${mantissa}·10${superscript(exponent)}`,
};

/** For CSV and code: 9.08e-5. */
export const PLAIN: Spelling = {
  infinity: "inf",
  nan: "nan",
  power: (mantissa, exponent) => `${mantissa}e${exponent}`,
};

/** `value` with `decimals` decimals; with an exponent where these would be off by more than 5 %, or for 1e9 and more. */
export function formatNumber(value: number, decimals: number, spelling: Spelling = PROSE): string {
  if (Number.isNaN(value)) return spelling.nan;
  if (!Number.isFinite(value)) return (value < 0 ? "-" : "") + spelling.infinity;
  if (value === 0) return (0).toFixed(decimals);
  const size = Math.abs(value);
  const fixed = value.toFixed(decimals);
  const isPoor = size < 1 && Math.abs(Number(fixed) - value) > 0.05 * size;
  if (size < 1e9 && !isPoor) return fixed;
  const [mantissa, exponent] = value.toExponential(Math.max(decimals - 2, 0)).split("e");
  return spelling.power(mantissa!, Number(exponent));
}

/** `value` as short as it can be with at most `decimals` decimals: 0.1, 3, 0.0333. */
export function shortNumber(value: number, decimals = 4, spelling: Spelling = PROSE): string {
  const text = formatNumber(value, decimals, spelling);
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, "") : text;
}

function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);
  return (exponent < 0 ? "⁻" : "") + digits.join("");
}
