/** Flags of a command line: `--label-smoothing 0.1`. */
import { lineBreakOf } from "../source.ts";
import { deletion, insertion } from "../sourceCall.ts";
import type { ArgumentSyntax } from "./syntax.ts";

export const flags: ArgumentSyntax = {
  written: (name, value) => `--${name} ${value}`,
  add(text, call, name, value) {
    const { start, end } = call.argumentsSpan;
    const last = call.arguments.at(-1);
    // Where each flag has a line of its own, so has the new one.
    const lineStart = text.lastIndexOf("\n", last?.span.start ?? end) + 1;
    const isContinued = last !== undefined && lineStart > start;
    const indent = /^[ \t]*/.exec(text.slice(lineStart))![0];
    const separator = isContinued ? ` \\${lineBreakOf(text)}${indent}` : " ";
    return [insertion(end, `${separator}--${name} ${value}`)];
  },
  remove(text, _, { span }) {
    const before = text.slice(0, span.start);
    return [deletion(/(?:[ \t]|\\\r?\n)*$/.exec(before)!.index, span.end)];
  },
};
