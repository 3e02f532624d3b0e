/** Where the options that a call in C++ gets by a name are made: `auto options = LossOptions();`. */
import { occurrences } from "../occurrences.ts";

/** Behind `LossOptions()`, made as `name` before `before`; undefined where something else uses the name too. */
export function heldOptions(text: string, name: string, type: string, before: number): number | undefined {
  const declared = new RegExp(
    String.raw`\b(?:auto|[\w:]*\b${type})\s+${name}\s*=\s*[\w:]*\b${type}\s*(?:\(\s*\)|\{\s*\})`,
    "g",
  );
  const declarations = [...text.matchAll(declared)];
  const own = declarations.findLast(({ index }) => index < before);
  if (own === undefined) return undefined;
  const next = declarations.find(({ index }) => index > before)?.index ?? text.length;
  const uses = occurrences(text, name).filter((at) => at > own.index && at < next);
  return uses.length === 2 ? own.index + own[0].length : undefined;
}
