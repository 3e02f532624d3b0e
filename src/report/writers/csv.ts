/** A report's tables as CSV (RFC 4180), one below the other with an empty line between. */
import type { Report, Table } from "../report.ts";
import { plainCell } from "./plainCell.ts";

/** Numbers keep 17 significant digits, which read back as the same float64. */
export function toCsv(report: Report): string {
  return report.blocks
    .filter((block): block is Table => block.kind === "table")
    .map(csvTable)
    .join("\n");
}

/** One table as CSV, ending in a line break. */
export function csvTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `${cells.map(quoted).join(",")}\n`;
  return [line(columns), ...rows.map((row) => line(row.map(exact)))].join("");
}

function exact(cell: Table["rows"][number][number]): string {
  if (typeof cell === "object" && cell?.kind === "range") return `[${exact(cell.from)}, ${exact(cell.to)}]`;
  const value = typeof cell === "object" && cell !== null ? cell.value : cell;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return plainCell(cell, 17);
}

/** Quoted where needed; a text that a spreadsheet would run as a formula is kept a text. */
function quoted(text: string): string {
  const safe = /^[=+@-]/.test(text) && Number.isNaN(Number(text)) && !/^-?(inf|nan)$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
