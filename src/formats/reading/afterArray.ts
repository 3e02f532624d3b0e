/**
 * What stands behind an array: methods that leave it as it is, operations that do not, or prose that shows it to be
 * none.
 */

import type { DtypeReading } from "../arrayReading.ts";
import { roleOf } from "../roles.ts";
import { dtypeMethods, harmlessMethods, isArrayConstructor } from "./constructors.ts";
import { dtypesIn } from "./dtypeWords.ts";
import { isNameAhead } from "./findName.ts";
import { addProblem, type Scan } from "./scan.ts";
import { isPercentComment, skipBalanced, skipBlanks } from "./skip.ts";
import { wordAt } from "./wordAt.ts";

export type AfterArray =
  | { readonly kind: "accepted"; readonly end: number; readonly dtypes: readonly DtypeReading[] }
  /** A problem was reported; the array does not stand for what is written. */
  | { readonly kind: "changed"; readonly end: number }
  /** Prose or other code. */
  | { readonly kind: "rejected" };

/** Looks behind the array that ends at `end`; `certain` where what stands before it shows that it is one. */
export function afterArray(scan: Scan, end: number, certain: boolean): AfterArray {
  const { text } = scan;
  const dtypes: DtypeReading[] = [];
  let pos = end;
  for (;;) {
    if (text.charCodeAt(pos) !== 0x2e) break;
    const word = wordAt(text, pos + 1);
    if (word === "") break;
    const dot = word.indexOf(".");
    const method = dot < 0 ? word : word.slice(0, dot);
    const nameStart = pos + 1;
    const nameEnd = nameStart + method.length;
    const isCall = text.charCodeAt(nameEnd) === 0x28;
    const close = isCall ? skipBalanced(scan, nameEnd) : nameEnd;
    if (!harmlessMethods.has(method)) {
      if (!certain && !isCall) return { kind: "rejected" };
      return changed(
        pos,
        close,
        `What ".${method}" does is not carried out. Select the array without it, or write its result.`,
      );
    }
    if (dtypeMethods.has(method)) dtypes.push({ value: method, span: { start: nameStart, end: nameEnd } });
    else if (isCall) dtypes.push(...dtypesIn(text, nameEnd, Math.min(close, nameEnd + 200)));
    pos = close;
  }
  const code = text.charCodeAt(pos);
  if (code === 0x27)
    return certain || text.charCodeAt(pos - 1) === 0x5d
      ? changed(pos, pos + 1, operation("The transpose"))
      : { kind: "rejected" };
  if (code === 0x5b && pos > 0)
    return certain ? changed(pos, skipBalanced(scan, pos), operation("Indexing")) : { kind: "rejected" };
  const at = skipBlanks(text, pos);
  const next = text.charCodeAt(at);
  const accepted: AfterArray = { kind: "accepted", end: pos, dtypes };
  if (Number.isNaN(next) || next === 0x0a || enders.includes(text.charAt(at))) return accepted;
  if (next === 0x2f && (text.charCodeAt(at + 1) === 0x2f || text.charCodeAt(at + 1) === 0x2a)) return accepted;
  if (next === 0x25 && isPercentComment(text, at)) return accepted;
  if (next === 0x2e && text.startsWith("...", at)) return accepted;
  if (next === 0x3d && text.startsWith("== [", at)) return accepted;
  // A log goes on with the next name: loss: [0.5] - acc: 0.9.
  if (certain && isNameAhead(text, pos)) return accepted;
  if ("+-*/@^%|&<".includes(text.charAt(at))) {
    if (next === 0x7c || next === 0x3c) return certain ? accepted : { kind: "rejected" };
    return certain ? changed(at, at + 1, operation("The operation here")) : { kind: "rejected" };
  }
  const word = wordAt(text, at);
  if (certain) {
    if (["if", "or", "and", "else"].includes(word))
      return changed(at, at + word.length, operation(`What follows "${word}"`));
    return accepted;
  }
  if (next === 0x5b && at > pos) return accepted;
  if (word !== "" && (roleOf(word) !== undefined || isArrayConstructor(word))) return accepted;
  return { kind: "rejected" };

  function changed(start: number, stop: number, message: string): AfterArray {
    addProblem(scan, start, Math.max(stop, start + 1), message);
    return { kind: "changed", end: Math.max(stop, start + 1) };
  }
}

/** What may follow an array. */
const enders = ",;)]}>#\\";

function operation(what: string): string {
  return `${what} is not carried out. Select the array without it, or write its result.`;
}
