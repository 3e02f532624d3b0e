/** How a list of named values is written, so that one spelling serves calls, dictionaries, objects and configuration. */
import type { ArgumentSyntaxName, SourceCall } from "../sourceCall.ts";
import { commaList } from "./commaList.ts";
import { flags } from "./flags.ts";
import type { ArgumentSyntax } from "./syntax.ts";
import { yaml } from "./yaml.ts";

const SYNTAXES: Readonly<Partial<Record<ArgumentSyntaxName, ArgumentSyntax>>> = {
  call: commaList((name, value) => `${name}=${value}`, "#"),
  dict: commaList((name, value) => `'${name}': ${value}`, "#"),
  object: commaList((name, value) => `${name}: ${value}`, "//"),
  yaml,
  flags,
};

/** The syntax of `call`. */
export function argumentSyntax({ syntax = "call" }: Pick<SourceCall, "syntax">): ArgumentSyntax {
  const found = SYNTAXES[syntax];
  if (found === undefined) throw new Error(`No syntax ${syntax}`);
  return found;
}
