/** What a way of writing named values can do. */
import type { CallArgument, SourceCall, SourceEdit } from "../sourceCall.ts";

/** Adds and removes named values; the layout in which the others are written is kept. */
export interface ArgumentSyntax {
  add(text: string, call: SourceCall, name: string, value: string): readonly SourceEdit[];
  remove(text: string, call: SourceCall, argument: CallArgument): readonly SourceEdit[];
  /** The argument as a person writes it, for titles: `label_smoothing=0.1`. */
  written(name: string, value: string): string;
}
