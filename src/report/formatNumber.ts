/** Numbers as people read them: fixed decimals, but no number that is not 0 is shown as 0. */

/** How the numbers that are not finite are spelled. */
export interface Spelling {
  readonly infinity: string;
  readonly nan: string;
}

/** For prose and tables. */
export const PROSE: Spelling = { infinity: "∞", nan: "nan" };

/** For CSV and code. */
export const PLAIN: Spelling = { infinity: "inf", nan: "nan" };

/** `value` with `decimals` decimals; with an exponent where these would be off by more than 5 %, or for 1e9 and more. */
export function formatNumber(value: number, decimals: number, spelling: Spelling = PROSE): string {
  if (Number.isNaN(value)) return spelling.nan;
  if (!Number.isFinite(value)) return (value < 0 ? "-" : "") + spelling.infinity;
  if (value === 0) return (0).toFixed(decimals);
  const size = Math.abs(value);
  const fixed = value.toFixed(decimals);
  const isPoor = size < 1 && Math.abs(Number(fixed) - value) > 0.05 * size;
  return size >= 1e9 || isPoor ? value.toExponential(Math.max(decimals - 1, 0)) : fixed;
}

/** `value` as short as it can be with at most `decimals` decimals: 0.1, 3, 0.0333. */
export function shortNumber(value: number, decimals = 4, spelling: Spelling = PROSE): string {
  const text = formatNumber(value, decimals, spelling);
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, "") : text;
}
