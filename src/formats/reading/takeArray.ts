/** Takes an array that was read, with the name before it and what stands behind it, and gives it. */

import type { ArrayReading, DtypeReading } from "../arrayReading.ts";
import { afterArray } from "./afterArray.ts";
import type { ArrayParts, PartsResult } from "./arrayParts.ts";
import { checkShape } from "./declaredShape.ts";
import { emitArray } from "./emitArray.ts";
import type { NameReading } from "./findName.ts";
import { addProblem, dropValues, type Scan, takeValues } from "./scan.ts";
import { isBlank } from "./skip.ts";
import { enterBracket, nameBefore, stood, type Walk } from "./walk.ts";

/**
 * Takes the array of a constructor at `start`, with the name that waits for it; `resume` is where to go on if it is
 * none.
 */
export function takeConstructor(walk: Walk, start: number, result: PartsResult, resume: number): void {
  const { scan } = walk;
  if (result.kind === "other") {
    // Arguments that are no numbers: go on among them.
    if (scan.text.charCodeAt(resume) === 0x28) {
      enterBracket(walk, 0x28, "", resume + 1);
      return;
    }
    walk.previous = { kind: "word", word: "", start, end: resume };
    walk.name = undefined;
    walk.pos = resume;
    return;
  }
  if (result.kind === "failed") {
    passArray(walk, result.end);
    return;
  }
  if (walk.previous.kind === "operator") {
    dropValues(scan, result.parts.from);
    let at = start - 1;
    while (at > 0 && isBlank(scan.text.charCodeAt(at))) at--;
    const message = "The operation here is not carried out. Select the array without it, or write its result.";
    addProblem(scan, at, at + 1, message);
    passArray(walk, result.parts.end);
    return;
  }
  takeArray(walk, { ...result.parts, start }, nameBefore(walk), true);
}

/** Goes on at `end`, behind an array that is not given. */
export function passArray(walk: Walk, end: number): void {
  walk.pos = end;
  walk.previous = stood.array;
  walk.name = undefined;
}

/** Looks behind an array that was read, and gives it; `certain` where what stands before it shows that it is one. */
export function takeArray(walk: Walk, parts: ArrayParts, name: NameReading | undefined, certain: boolean): void {
  const { scan, previous, joins } = walk;
  const isComma = previous.kind === "comma" && previous.afterArray;
  const after = afterArray(scan, parts.end, certain);
  if (after.kind !== "accepted") {
    dropValues(scan, parts.from);
    passArray(walk, after.kind === "rejected" ? parts.end : after.end);
    if (after.kind === "rejected") walk.previous = stood.value;
    return;
  }
  const index = scan.arrays.length;
  emitParts(scan, parts, name, after.dtypes);
  passArray(walk, after.end);
  const isPlain =
    parts.syntax.kind === "brackets" && parts.dtypes.length === 0 && walk.brackets.length === 0 && !walk.assigning;
  if (!isPlain) return;
  const last = joins[joins.length - 1];
  if (isComma && name === undefined && last?.to === index) last.to = index + 1;
  else joins.push({ from: index, to: index + 1 });
}

/** Gives an array with its name and the element types before, in and behind it. */
export function emitParts(
  scan: Scan,
  parts: ArrayParts,
  name: NameReading | undefined,
  dtypesAfter: readonly DtypeReading[],
): void {
  const { values, spans } = takeValues(scan, parts.from);
  const dtypes = [...(name?.type ? [name.type] : []), ...parts.dtypes, ...dtypesAfter];
  const declaredShape = name?.declaredShape ?? parts.declaredShape;
  const shape = name?.declaredShape ? checkShape(scan, parts.shape, values.length, name.declaredShape) : parts.shape;
  if (shape === undefined) return;
  const array: { -readonly [Key in keyof ArrayReading]: ArrayReading[Key] } = {
    shape,
    values,
    span: { start: parts.start, end: parts.end },
    syntax: parts.syntax,
  };
  if (name) array.name = name.name;
  if (dtypes[0]) array.dtype = dtypes[0];
  if (dtypes.length > 1) array.furtherDtypes = dtypes.slice(1);
  if (declaredShape) array.declaredShape = declaredShape;
  emitArray(scan, array, spans);
}
