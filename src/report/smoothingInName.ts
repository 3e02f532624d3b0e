/** The smoothing value that a file's name says: digits-logits-alpha0.1.npy, run_a=0.05.npz, ls0p1/logits.npy. */

/** Words that stand before a value, the surest first. A single letter needs "=" or a decimal behind it. */
const WORDS = [
  "label[-_. ]?smoothing|label[-_. ]?smooth|smoothing|smooth",
  "lsr|ls|epsilon|eps|alpha",
  String.raw`a(?==)|e(?==)|a(?=[-_]?[01]?[.p]\d)`,
];

/** 0.1, .1, 0, 1, 1e-2; 0p1 and 0_1 where names take no point. */
const NUMBER = String.raw`(\d*\.\d+(?:e-?\d+)?|0[p_]\d+(?![\da-z])|\d+e-\d+|[01](?![\d.]\d|\d))`;

const PATTERNS = WORDS.map((words) => new RegExp(`(?:^|[^a-z])(?:${words})[-_= ]?${NUMBER}`, "i"));

/** The value from 0 to 1 in the file's own name, or in the nearest folder that says one; null where none does. */
export function smoothingInName(path: string): number | null {
  for (const part of path.split(/[\\/]/).reverse()) {
    for (const pattern of PATTERNS) {
      const text = pattern.exec(part)?.[1];
      if (text === undefined) continue;
      const value = Number(text.toLowerCase().replace(/[p_]/, "."));
      if (value >= 0 && value <= 1) return value;
    }
  }
  return null;
}
