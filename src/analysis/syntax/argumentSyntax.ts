/** How a list of named values is written, so that one spelling serves calls, dictionaries, objects and configuration. */
import type { ArgumentSyntaxName, CallArgument, SourceCall, SourceEdit } from "../sourceCall.ts";
import { commaList } from "./commaList.ts";
import { flags } from "./flags.ts";
import { yaml } from "./yaml.ts";

/** Adds and removes named values; the layout in which the others are written is kept. */
export interface ArgumentSyntax {
  add(text: string, call: SourceCall, name: string, value: string): readonly SourceEdit[];
  remove(text: string, call: SourceCall, argument: CallArgument): readonly SourceEdit[];
  /** The argument as a person writes it, for titles: `label_smoothing=0.1`. */
  written(name: string, value: string): string;
}

const SYNTAXES: Readonly<Partial<Record<ArgumentSyntaxName, ArgumentSyntax>>> = {
  call: commaList((name, value) => `${name}=${value}`, "#"),
  dict: commaList((name, value) => `'${name}': ${value}`, "#"),
  yaml,
  flags,
};

/** The syntax of `call`. */
export function argumentSyntax({ syntax = "call" }: Pick<SourceCall, "syntax">): ArgumentSyntax {
  const found = SYNTAXES[syntax];
  if (found === undefined) throw new Error(`No syntax ${syntax}`);
  return found;
}
