/** Words that name an element type: `torch.float32`, `int`, `LongTensor`, `std::vector<int>`. */

import type { DtypeReading } from "../arrayReading.ts";
import { elementTypes } from "./constructors.ts";

/** Whether a word names an element type: `torch.float32`, `int`, `'int32'`. */
export function looksLikeDtype(word: string): boolean {
  return /(?:^|\.)(?:b?float\d*|double|half|u?int\d*_?|long|short|bool_?|int_|[<>=|]?[fiub]\d)$/i.test(word);
}

/**
 * The element type in the name of a constructor at `start`: `torch.LongTensor`, `Float32Array`, `int32(…)`; at most
 * one.
 */
export function dtypeOfConstructor(name: string, start: number): DtypeReading[] {
  const call = /\.(?:from|of)$/.test(name) ? name.slice(0, name.lastIndexOf(".")) : name;
  const type = call.slice(call.lastIndexOf(".") + 1);
  if (!typedConstructor.test(type)) return [];
  const at = start + call.length - type.length;
  return [{ value: type, span: { start: at, end: at + type.length } }];
}

const typedConstructor =
  /^(?:(?:Float|Double|Half|BFloat16|Long|Int|Short|Byte|Char|Bool)Tensor|[A-Z]\w*\d\w*Array|single|double|logical|u?int\d+|float\d+)$/;

/** The element type named between two positions: the `int` of `std::vector<std::vector<int>>`. */
export function elementTypeIn(text: string, start: number, end: number): DtypeReading | undefined {
  for (const match of text.slice(start, end).matchAll(/[A-Za-z_][\w]*(?:(?:::|\.)\w+)*/g)) {
    const isTensor = /(?:Float|Double|Half|Long|Int|Short|Byte|Bool)Tensor$/.test(match[0]);
    if (!elementTypes.has(match[0]) && !isTensor && !(looksLikeDtype(match[0]) && match[0].includes("."))) continue;
    const at = start + match.index;
    return { value: match[0], span: { start: at, end: at + match[0].length } };
  }
  return undefined;
}

/** The element types among the arguments of `.astype(np.int64)` or `.to("cuda", torch.long)`, between two positions. */
export function dtypesIn(text: string, start: number, end: number): DtypeReading[] {
  const found: DtypeReading[] = [];
  for (const match of text.slice(start, end).matchAll(/[A-Za-z_][\w.]*/g)) {
    if (!looksLikeDtype(match[0])) continue;
    found.push({ value: match[0], span: { start: start + match.index, end: start + match.index + match[0].length } });
  }
  return found;
}
