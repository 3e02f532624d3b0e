/** What the first lines of a table of numbers say: its delimiter, its heading, which columns are numbers and which labels. */

import { numberToken, scanNumber } from "../reading/scanNumber.ts";
import type { Delimiter } from "../reading/tableCells.ts";
import { type Role, roleOf } from "../roles.ts";

/** The columns of a table. */
export interface TableLayout {
  readonly delimiter: Delimiter;
  /** How many cells each row has. */
  readonly cellCount: number;
  /** Lines before the first row that are neither blank nor comments: 1 for a heading. */
  readonly headingLines: number;
  /** The columns of numbers, in order. */
  readonly columns: readonly number[];
  /** The column whose heading says that it holds labels. */
  readonly labels?: { readonly name: string; readonly column: number };
  readonly notes: readonly string[];
}

/** Reads the layout from a table's first lines that are neither blank nor comments (two at most) and the comment before them. */
export function tableLayoutOf(
  name: string,
  lines: readonly string[],
  comment: string | undefined,
): TableLayout | undefined {
  const [first, second] = lines;
  if (first === undefined) return undefined;
  const delimiter = delimiterOf(name, first);
  const top = cellsOf(first, delimiter);
  const isHeading = !top.every(isNumber) || isCount(top);
  const cells = isHeading ? cellsOf(second ?? "", delimiter) : top;
  const numeric = [...cells.keys()].filter((column) => isNumber(cells[column]!));
  if (numeric.length === 0) return undefined;
  const commented = comment === undefined ? [] : cellsOf(comment, delimiter);
  const heading = isHeading ? top : commented.length === cells.length ? commented : undefined;
  const notes: string[] = [];
  const left = cells.length - numeric.length;
  if (left > 0) notes.push(`${left === 1 ? "One column" : `${left} columns`} of text left out.`);
  return {
    delimiter,
    cellCount: cells.length,
    headingLines: isHeading ? 1 : 0,
    ...columnsOf(heading ?? [], numeric, notes),
    notes,
  };
}

/** The columns that are one array, and that of the labels. What is left out is added to `notes`. */
function columnsOf(heading: readonly string[], numeric: readonly number[], notes: string[]) {
  const roles = heading.map((title) => roleOf(title));
  const targets = numeric.filter((column) => roles[column] === "targets");
  const label = targets.length === 1 && numeric.length > 1 ? targets[0] : undefined;
  const others = numeric.filter((column) => column !== label);
  const named = OUTPUTS.map((role) => others.filter((column) => roles[column] === role));
  const outputs = named.find((columns) => columns.length > 1);
  const isIndex = (column: number) => column === 0 && /^(?:|index|idx|id|row|unnamed: 0)$/i.test(heading[0] ?? "-");
  const rest = others.filter((column) => others.length === 1 || !isIndex(column));
  const columns = outputs ?? rest;
  const omitted = others.filter((column) => !columns.includes(column));
  const titles = omitted.slice(0, 5).map((column) => `“${(heading[column] ?? "").slice(0, 40)}”`);
  if (omitted.length > 0) notes.push(`Columns left out: ${titles.join(", ")}${omitted.length > 5 ? ", …" : ""}.`);
  return { columns, ...(label !== undefined && { labels: { name: heading[label]!, column: label } }) };
}

const OUTPUTS: readonly Role[] = ["logits", "probabilities", "logProbabilities"];

function delimiterOf(name: string, line: string): Delimiter {
  if (line.includes("\t")) return "\t";
  if (line.includes(";")) return ";";
  if (line.includes(",") || /\.csv$/i.test(name)) return ",";
  return /\S\s+\S/.test(line) ? " " : ",";
}

/** The cells of a line, trimmed, without quotes. */
function cellsOf(line: string, delimiter: Delimiter): string[] {
  if (line.trim() === "") return [];
  const parts = delimiter === " " ? line.trim().split(/\s+/) : (line.match(patterns[delimiter]) ?? []);
  return parts.map((cell) => {
    const bare = (delimiter !== " " && cell.endsWith(delimiter) ? cell.slice(0, -1) : cell).trim();
    return bare.length > 1 && bare.startsWith('"') && bare.endsWith('"') ? bare.slice(1, -1).trim() : bare;
  });
}

/** A cell with the delimiter behind it, or the last one; a delimiter at the end adds no cell. */
const patterns: Readonly<Record<string, RegExp>> = {
  ",": /(?:\s*"[^"]*")?[^,]*,|(?:\s*"[^"]*")?[^,]+$/g,
  ";": /(?:\s*"[^"]*")?[^;]*;|(?:\s*"[^"]*")?[^;]+$/g,
  "\t": /(?: *"[^"]*")?[^\t]*\t|(?: *"[^"]*")?[^\t]+$/g,
};

/** Whether a cell is one number and nothing else. */
function isNumber(cell: string): boolean {
  const token = numberToken();
  return scanNumber(cell, 0, token) === "number" && token.end === cell.length;
}

/** 0, 1, 2, …: the heading that pandas writes for columns without names. */
function isCount(cells: readonly string[]): boolean {
  return cells.length > 2 && cells.every((cell, i) => cell === String(i));
}
