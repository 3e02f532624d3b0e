/** A cell as plain text, for the forms that have no markup. */
import { formatNumber, PLAIN, type Spelling, shortNumber } from "../formatNumber.ts";
import type { Cell } from "../report.ts";

/** The cell's text; numbers with `decimals` decimals. */
export function plainCell(cell: Cell, decimals: number, spelling: Spelling = PLAIN): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return formatNumber(cell, decimals, spelling);
  if (cell.kind === "range") {
    return `${shortNumber(cell.from, decimals, spelling)} … ${shortNumber(cell.to, decimals, spelling)}`;
  }
  return cell.kind === "short" ? shortNumber(cell.value, 6, spelling) : plainCell(cell.value, decimals, spelling);
}
