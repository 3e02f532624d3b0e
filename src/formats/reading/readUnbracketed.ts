/**
 * Numbers without brackets after a name: `label_smoothing=0.1`, `y = 0, 2`, `logits: 2.0 1.0 0.1`, `loss=1.05 acc=0.9`.
 */

import type { ListSyntax, ScalarSyntax } from "../arrayReading.ts";
import { roleOf } from "../roles.ts";
import { bracketProblems as say } from "./bracketProblems.ts";
import { isNameAhead, type NameReading } from "./findName.ts";
import { addProblem, dropValues, pushValue, type Scan } from "./scan.ts";
import { scanNumber } from "./scanNumber.ts";
import { skipBalanced, skipBlanks } from "./skip.ts";

export type UnbracketedResult =
  | {
      readonly kind: "array";
      readonly start: number;
      readonly end: number;
      readonly from: number;
      readonly shape: readonly number[];
      readonly syntax: ScalarSyntax | ListSyntax;
    }
  | { readonly kind: "other"; readonly end: number };

/** Reads the number or numbers at `start`, named `name`; `inside` brackets a comma ends the value. */
export function readUnbracketed(
  scan: Scan,
  start: number,
  name: NameReading,
  inside: boolean,
  openBrace: boolean,
): UnbracketedResult {
  const { text, token } = scan;
  const from = scan.values.length;
  let pos = start;
  let separator: "," | " " | undefined;
  for (;;) {
    if (scanNumber(text, pos, token) !== "number") {
      if (separator === undefined) return { kind: "other", end: Math.max(start + 1, token.end) };
      // A comma behind the last number: y = 0, 2,
      break;
    }
    pushValue(scan, token.value, pos, token.end);
    pos = token.end;
    if (inside) break;
    const at = skipBlanks(text, pos);
    const comma = text.charCodeAt(at) === 0x2c;
    const next = comma ? skipBlanks(text, at + 1) : at;
    if (!comma && at === pos) break;
    const found: "," | " " = comma ? "," : " ";
    if (separator !== undefined && separator !== found) break;
    if (!/[\d.+\-−∞]/.test(text.charAt(next)) || scanNumber(text, next, token) !== "number") break;
    // A sign with a blank behind it is an operator.
    if (found === " " && name.assigned && /[+-]/.test(text.charAt(next))) break;
    separator = found;
    pos = next;
  }
  const total = scan.values.length - from;
  const expression = total === 1 && endOfExpression(scan, pos);
  const isNamed = roleOf(name.name) !== undefined;
  if (expression && (isNamed || name.quoted)) {
    addProblem(scan, start, expression, say.expression(text.slice(start, expression)));
  }
  const plainLabel = !name.assigned && !name.quoted;
  if (expression || !endsValue(text, pos, inside) || (plainLabel && !isNamed && total === 1)) {
    dropValues(scan, from);
    return { kind: "other", end: expression || pos };
  }
  const syntax: ScalarSyntax | ListSyntax =
    separator === undefined ? { kind: "scalar", open: openBrace ? "{" : "[" } : { kind: "list", separator };
  return { kind: "array", start, end: pos, from, shape: separator === undefined ? [] : [total], syntax };
}

/**
 * Whether what stands at `pos` ends a value: the end of the line, a separator, a comment, the next name of a log's
 * line.
 */
function endsValue(text: string, pos: number, inside: boolean): boolean {
  const at = skipBlanks(text, pos);
  const character = text.charAt(at);
  if (at >= text.length || character === "\n" || ";,)]}|#\\".includes(character)) return true;
  if (character === "/" || (character === "%" && at > pos)) return true;
  if (character === ">" || character === "<") return inside;
  return isNameAhead(text, pos);
}

/** The end of the expression of which the number before `pos` is a part, or 0. */
function endOfExpression(scan: Scan, pos: number): number {
  const { text } = scan;
  const at = skipBlanks(text, pos);
  const isOperator = "+-*/^".includes(text.charAt(at)) && at < text.length;
  if (!isOperator || text.startsWith("//", at) || text.startsWith("/*", at) || isNameAhead(text, pos)) return 0;
  let end = at + 1;
  while (end < text.length && !",;)]}\n#".includes(text.charAt(end)) && scan.budget-- > 0) {
    end = text.charAt(end) === "(" || text.charAt(end) === "[" ? skipBalanced(scan, end) : end + 1;
  }
  while (/\s/.test(text.charAt(end - 1))) end--;
  return end;
}
