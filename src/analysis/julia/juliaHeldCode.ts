/** The code whose value a name of Julia holds where it is used: `soft = label_smoothing(y, 0.1)` for `soft`. */
import { parser } from "@plutojl/lezer-julia";
import type { SourceSpan } from "../../formats/arrayReading.ts";
import { juliaScopes } from "./juliaScopes.ts";

const NAME = /^[\p{ID_Start}_][\p{ID_Continue}!]*$/u;

/** Where the value of the name at `span` is written; undefined for what is no name, or where no assignment gives it. */
export function juliaHeldCode(text: string, { start, end }: SourceSpan): SourceSpan | undefined {
  const word = text.slice(start, end);
  // Few names are assigned at all, and then only is the text parsed.
  if (!NAME.test(word) || !new RegExp(String.raw`(?<![\p{ID_Continue}!])${word}\s*=(?!=)`, "u").test(text))
    return undefined;
  const meaning = juliaScopes(text)(word, parser.parse(text).resolveInner(start, 1));
  const value = meaning.kind === "bound" ? meaning.value : undefined;
  return value === undefined ? undefined : { start: value.from, end: value.to };
}
