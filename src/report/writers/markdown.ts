/** A report as Markdown. */
import { formatNumber, PROSE, shortNumber } from "../formatNumber.ts";
import type { Block, Cell, Report, Table } from "../report.ts";

/** GitHub-flavoured Markdown that ends with a newline. Text of the user's is escaped: it never becomes markup. */
export function toMarkdown(report: Report, { decimals }: { readonly decimals: number }): string {
  const parts = [
    `# ${escapeMarkdown(report.title)}`,
    ...[...report.blocks, ...report.details].map((block) => blockText(block, decimals)),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** `text` with everything escaped that Markdown or HTML would take for markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\`*_{}[\]<>|#~$!&]/g, "\\$&")
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, "$1\\$2");
}

function blockText(block: Block, decimals: number): string {
  switch (block.kind) {
    case "heading":
      return `## ${escapeMarkdown(block.text)}`;
    case "text":
      return escapeMarkdown(block.text);
    case "list":
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join("\n");
    case "table":
      return markdownTable(block, (cell) => cellText(cell, decimals));
  }
}

/** A padded table, so that it can be read as plain text too; the first column is on the left, the others on the right. */
export function markdownTable({ columns, rows }: Table, text: (cell: Cell) => string): string {
  const lines = [columns.map(escapeMarkdown), ...rows.map((row) => row.map(text))];
  const widths = columns.map((_, i) => Math.max(3, ...lines.map((line) => width(line[i]!))));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => pad(cell, widths[i]!, i === 0)).join(" | ")} |`;
  const rule = `| ${widths.map((w, i) => (i === 0 ? "-".repeat(w) : `${"-".repeat(w - 1)}:`)).join(" | ")} |`;
  return [line(lines[0]!), rule, ...lines.slice(1).map(line)].join("\n");
}

function cellText(cell: Cell, decimals: number): string {
  if (cell === null) return "";
  if (typeof cell === "string") return escapeMarkdown(cell);
  if (typeof cell === "number") return formatNumber(cell, decimals, PROSE);
  if (cell.kind === "short") return shortNumber(cell.value, 6);
  if (cell.kind === "range") return `${shortNumber(cell.from, decimals)} … ${shortNumber(cell.to, decimals)}`;
  return cell.value === null ? "" : `**${cellText(cell.value, decimals)}**`;
}

function width(text: string): number {
  return [...text].length;
}

function pad(text: string, to: number, left: boolean): string {
  const space = " ".repeat(Math.max(0, to - width(text)));
  return left ? text + space : space + text;
}
