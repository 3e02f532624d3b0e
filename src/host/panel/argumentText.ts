/** The constants of a call as text: what stands in the call, and what its names were last assigned above it. */
import type { LossCall } from "../../analysis/findLossCalls.ts";
import type { Source } from "../../analysis/source.ts";

/** How far behind an assignment its value is read. */
const LONGEST_VALUE = 20_000;

/** Assignments of the arguments that are plain names, and the call's own text; the reader of numbers takes it from there. */
export function argumentText({ text }: Source, { call, span }: LossCall): string {
  const above = text.slice(0, span.start);
  const assigned = call.arguments.flatMap(({ value }) => {
    const name = /^[A-Za-z_]\w*$/.exec(value.trim())?.[0];
    return name === undefined ? [] : assignmentOf(name, above);
  });
  return [...assigned, text.slice(span.start, span.end)].join("\n");
}

/** The last `name = …` at the start of a line, up to the end of its brackets. */
function assignmentOf(name: string, above: string): string[] {
  const pattern = new RegExp(`^[ \\t]*(?:const |let |var )?${name}[ \\t]*(?::[^=\\n]*)?=(?!=)`, "gm");
  const last = [...above.matchAll(pattern)].at(-1);
  if (last === undefined) return [];
  const value = above.slice(last.index, last.index + LONGEST_VALUE);
  let depth = 0;
  for (let i = 0; i < value.length; i++) {
    if ("([{".includes(value[i]!)) depth++;
    if (")]}".includes(value[i]!)) depth--;
    if (value[i] === "\n" && depth <= 0) return [value.slice(0, i).trim()];
  }
  return depth <= 0 ? [value.trim()] : [];
}
