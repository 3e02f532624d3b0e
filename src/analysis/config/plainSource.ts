/** The source of a text without imports: configuration, command lines. */
import type { Language } from "../../rules/rule.ts";
import type { Source } from "../source.ts";
import type { SourceCall } from "../sourceCall.ts";

/** A source whose calls `find` gives when they are asked for. */
export function plainSource(language: Language, text: string, find: () => readonly SourceCall[]): Source {
  let calls: readonly SourceCall[] | undefined;
  return {
    language,
    text,
    tree: undefined,
    get calls() {
      calls ??= find();
      return calls;
    },
    names: new Map(),
    nameFor: (qualified) => ({ text: qualified, edits: [] }),
    define: () => [],
  };
}
