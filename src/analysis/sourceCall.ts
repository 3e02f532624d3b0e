/** A call in a source text, as plain offsets and strings, whatever the language. */
import type { SourceSpan } from "../formats/arrayReading.ts";

/** One argument of a call. */
export interface CallArgument {
  /** `star` is *args, `doubleStar` is **kwargs. */
  readonly kind: "positional" | "keyword" | "star" | "doubleStar";
  /** Of a keyword argument. */
  readonly name?: string;
  /** The value's text and place, without the keyword. */
  readonly value: string;
  readonly valueSpan: SourceSpan;
  /** The whole argument. */
  readonly span: SourceSpan;
  /** Why its value may not be changed where that is written, and what to do. */
  readonly fixed?: string;
}

export interface SourceCall {
  /** The qualified name that the imports give: torch.nn.CrossEntropyLoss. */
  readonly name: string;
  readonly span: SourceSpan;
  readonly calleeSpan: SourceSpan;
  /** With its parentheses; `isClosed` is false where the closing one is missing. */
  readonly argumentsSpan: SourceSpan;
  readonly isClosed: boolean;
  readonly arguments: readonly CallArgument[];
  /** How its arguments are written: `keyword=value` in a call unless said; see syntax/. */
  readonly syntax?: ArgumentSyntaxName;
  /** Of a declaration, `Loss loss;` in C++: the brackets that arguments stand in, which it does without where it has none. */
  readonly brackets?: "()" | "{}";
}

/** The ways of writing a list of named values; each has a file or an entry in syntax/. */
export type ArgumentSyntaxName = "call" | "dict" | "object" | "yaml" | "flags";

/** A replacement in a text. */
export interface SourceEdit {
  readonly span: SourceSpan;
  readonly text: string;
}

/** The argument named `name`, or else the one at `position`; undefined where it is not written out. */
export function argumentOf(call: SourceCall, name: string, position?: number): CallArgument | undefined {
  const named = call.arguments.find((argument) => argument.name === name);
  if (named !== undefined || position === undefined) return named;
  const star = call.arguments.findIndex(({ kind }) => kind === "star");
  const argument = call.arguments.filter(({ kind }) => kind === "positional" || kind === "star")[position];
  return argument?.kind === "positional" && (star < 0 || call.arguments.indexOf(argument) < star)
    ? argument
    : undefined;
}

/** *args or **kwargs of a call as it is written, `*args` first; undefined where there is none. */
export function unpackedArgument(call: SourceCall): string | undefined {
  const star = call.arguments.find(({ kind }) => kind === "star");
  const unpacked = star ?? call.arguments.find(({ kind }) => kind === "doubleStar");
  if (unpacked !== undefined && (call.syntax === "flags" || call.syntax === "yaml")) return unpacked.value;
  return unpacked === undefined ? undefined : `${star === undefined ? "**" : "*"}${unpacked.value}`;
}

/** An edit that puts `text` at `at`. */
export function insertion(at: number, text: string): SourceEdit {
  return { span: { start: at, end: at }, text };
}

/** An edit that takes the text from `start` to `end` away. */
export function deletion(start: number, end: number): SourceEdit {
  return { span: { start, end }, text: "" };
}
