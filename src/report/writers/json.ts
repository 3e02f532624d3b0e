/** A report as JSON. */
import type { Report } from "../report.ts";

/** The result itself at full precision, short lists of numbers on one line. */
export function toJsonText(report: Report): string {
  const text = JSON.stringify(report.json, null, 2);
  return `${text.replace(/\[[\s\d.,eE+\-"infa]*\]/g, (list) => list.replace(/\s+/g, " ").replace("[ ", "[").replace(" ]", "]"))}\n`;
}
