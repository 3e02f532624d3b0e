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
}

/** A replacement in a text. */
export interface SourceEdit {
  readonly span: SourceSpan;
  readonly text: string;
}
