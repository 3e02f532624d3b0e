/** A report's tables as LaTeX tabulars with booktabs rules. */
import { formatNumber, type Spelling, shortNumber } from "../formatNumber.ts";
import type { Cell, Report, Table } from "../report.ts";

const SPELLING: Spelling = {
  infinity: "\\infty",
  nan: "\\mathrm{nan}",
  power: (mantissa, exponent) => `${mantissa} \\cdot 10^{${exponent}}`,
};

/** Needs `\usepackage{booktabs}`; says so in its first line. */
export function toLatex(report: Report, { decimals }: { readonly decimals: number }): string {
  const parts: string[] = [`% ${oneLine(report.title)}; needs \\usepackage{booktabs}`];
  for (const block of report.blocks) {
    if (block.kind === "heading") parts.push(`% ${oneLine(block.text)}`);
    if (block.kind === "table") parts.push(tabular(block, decimals));
  }
  return `${parts.join("\n")}\n`;
}

function tabular({ columns, rows }: Table, decimals: number): string {
  const line = (cells: readonly string[]) => `  ${cells.join(" & ")} \\\\`;
  return [
    `\\begin{tabular}{l${"r".repeat(columns.length - 1)}}`,
    "  \\toprule",
    line(columns.map(escapeLatex)),
    "  \\midrule",
    ...rows.map((row) => line(row.map((cell) => cellText(cell, decimals)))),
    "  \\bottomrule",
    "\\end{tabular}",
  ].join("\n");
}

function cellText(cell: Cell, decimals: number): string {
  if (cell === null) return "";
  if (typeof cell === "string") return escapeLatex(cell);
  if (typeof cell === "number") return mathNumber(cell, decimals);
  if (cell.kind === "short") return `$${shortNumber(cell.value, 6, SPELLING)}$`;
  if (cell.kind === "range") {
    const end = (value: number) => `$${shortNumber(value, decimals, SPELLING)}$`;
    return `${end(cell.from)} \\dots{} ${end(cell.to)}`;
  }
  if (typeof cell.value === "number") return `$\\mathbf{${mathNumber(cell.value, decimals).slice(1, -1)}}$`;
  return cell.value === null ? "" : `\\textbf{${cellText(cell.value, decimals)}}`;
}

function mathNumber(value: number, decimals: number): string {
  return `$${formatNumber(value, decimals, SPELLING)}$`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "∞": "$\\infty$",
  "·": "$\\cdot$",
  "−": "-",
  "…": "\\dots{}",
  "≥": "$\\geq$",
  "≤": "$\\leq$",
  π: "$\\pi$",
  σ: "$\\sigma$",
};

const PLAIN_DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  [..."⁻⁰¹²³⁴⁵⁶⁷⁸⁹"].map((raised, i) => [raised, "-0123456789".charAt(i)]),
);

function escapeLatex(text: string): string {
  return oneLine(text).replace(/[\\~^∞·−…≥≤πσ&%$#_{}]|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (found) => {
    if (/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(found)) return `$^{${[...found].map((raised) => PLAIN_DIGITS[raised]).join("")}}$`;
    return ESCAPES[found] ?? `\\${found}`;
  });
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}
