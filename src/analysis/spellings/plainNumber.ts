/** Numbers with a suffix that says their type, as JavaScript reads numbers. */
import type { Language } from "../../rules/rule.ts";

/** `0.1f` of C++, `0.1_f32` of Rust and `0.1f0` of Julia as 0.1; other code as it is. */
export function plainNumber(text: string, language: Language): string {
  const [, digits, suffix] = /^(\d*\.?\d*)_?(f\S*)$/i.exec(text) ?? [];
  if (digits === undefined || suffix === undefined || !/\d/.test(digits)) return text;
  switch (language) {
    case "cpp":
      return /^f$/i.test(suffix) ? digits : text;
    case "rust":
      return /^f(?:32|64)$/.test(suffix) ? digits : text;
    case "julia":
      return /^f[+-]?\d+$/.test(suffix) ? String(Number(`${digits}e${suffix.slice(1)}`)) : text;
    default:
      return text;
  }
}
