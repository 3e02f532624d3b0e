/** What a table's columns are called, and which of them belong together. */

import type { SourceSpan } from "../arrayReading.ts";
import { roleOf } from "../roles.ts";
import { bareCell } from "./tableCells.ts";

export interface ColumnGroup {
  readonly name: string | undefined;
  /** First column, and the column after the last, among those that hold numbers. */
  readonly from: number;
  readonly to: number;
}

/** Columns side by side make one array, but for targets: these are an array of their own. */
export function columnGroups(text: string, header: readonly SourceSpan[] | undefined, columns: number): ColumnGroup[] {
  if (header === undefined) return [{ name: undefined, from: 0, to: columns }];
  const names = Array.from({ length: columns }, (_, column) => {
    const cell = header[column];
    if (cell === undefined) return "";
    const { start, end } = bareCell(text, cell.start, cell.end);
    return text.slice(start, end).trim();
  });
  const isTarget = names.map((name) => roleOf(name) === "targets");
  const groups: ColumnGroup[] = [];
  for (let from = 0; from < columns; ) {
    let to = from + 1;
    while (to < columns && isTarget[to] === isTarget[from]) to++;
    groups.push({ name: commonName(names.slice(from, to)), from, to });
    from = to;
  }
  return groups;
}

/** The part that the names of a group share: `logit_0`, `logit_1` are `logit`. */
function commonName(names: readonly string[]): string | undefined {
  const first = names[0]!;
  if (names.length === 1) return /^\d*$/.test(first) ? undefined : first;
  let length = 0;
  while (length < first.length && names.every((name) => name[length] === first[length])) length++;
  const prefix = first.slice(0, length).replace(/\d+$/, "");
  const atBoundary = names.every((name) => !/\p{L}/u.test(name.charAt(prefix.length)) || /[\s_.:-]$/.test(prefix));
  const name = prefix.replace(/[\s_.:[(-]+$/, "");
  if (name !== "" && atBoundary) return name;
  const role = roleOf(first);
  return role !== undefined && names.every((other) => roleOf(other) === role) ? first : undefined;
}
