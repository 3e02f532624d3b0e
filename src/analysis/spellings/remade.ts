/** A loss whose builder takes the value: writes the call anew with that builder. */
import type { Rule } from "../../rules/rule.ts";
import type { RemadeSpelling } from "../../rules/spellings/remade.ts";
import type { SpellingLogic } from "./spelling.ts";

/** The logic of `RemadeSpelling`. */
export const remade: SpellingLogic = {
  find({ text }, call, rule) {
    const { arity } = spellingOf(rule);
    // What is not a call writes all of the loss out.
    if (text[call.argumentsSpan.start] !== "(") return [];
    const isWhole = call.isClosed && call.arguments.length === arity;
    const value = isWhole
      ? ({ kind: "absent" } as const)
      : ({
          kind: "declined",
          reason: `Only a call with ${arity} arguments can be written anew. Write those first.`,
        } as const);
    return [{ api: rule.names[0], span: call.span, nameSpan: call.calleeSpan, value }];
  },
  title: (_, rule, value) => `${lastWord(spellingOf(rule).builder)} with ${value}`,
  add({ text }, call, rule, _, value) {
    const { builder, forms } = spellingOf(rule);
    const values = call.arguments.map((argument) => argument.value);
    const form = forms.find(({ when }) => when === undefined || when === values[0]);
    if (form === undefined) return { kind: "declined", reason: `${values[0]} cannot be handed to the builder.` };
    const callee = text.slice(call.calleeSpan.start, call.calleeSpan.end);
    const types = /::<.*>/s.exec(callee)?.[0] ?? "";
    const path = callee.replace(types, "").split("::").slice(0, -2);
    // Where the file names the loss alone, the builder need not be named.
    const name = path.length === 0 ? builder : [...path, lastWord(builder)].join("::");
    const holes: Readonly<Record<string, string>> = {
      ...Object.fromEntries(values.entries()),
      builder: name,
      types,
      a: value,
    };
    const code = form.code.replace(/\{\{(\w+)\}\}/g, (_hole, hole: string) => holes[hole]!);
    return { kind: "edits", edits: [{ span: call.span, text: code }] };
  },
  remove: () => ({ kind: "edits", edits: [] }),
};

function spellingOf({ spelling }: Rule): RemadeSpelling {
  return spelling as RemadeSpelling;
}

function lastWord(path: string): string {
  return /\w+$/.exec(path)![0];
}
