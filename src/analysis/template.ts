/** Code with holes, filled in with a file's own names: `{{torch.nn}}.Module` becomes `nn.Module`. */
import type { Helper } from "../rules/helpers/helper.ts";
import type { Source } from "./source.ts";
import type { SourceEdit } from "./sourceCall.ts";

/** Code without holes, and the edits (imports, helpers) that it needs. */
export interface FilledCode {
  readonly text: string;
  readonly edits: readonly SourceEdit[];
}

const HOLE = /\{\{([\w.:]+)\}\}/g;

/** Fills the holes of `template` with `values`; every other hole is a qualified name, as it is reached at `offset`. */
export function fillTemplate(
  source: Source,
  template: string,
  values: Readonly<Record<string, string>>,
  offset: number,
): FilledCode {
  const edits: SourceEdit[] = [];
  const text = template.replace(HOLE, (_, hole: string) => {
    const value = values[hole];
    if (value !== undefined) return value;
    const local = source.nameFor(hole, offset);
    addNew(edits, local.edits);
    return local.text;
  });
  return { text, edits };
}

/** Puts `helper` into the file, unless it is there; `text` is its name. */
export function placeHelper(source: Source, helper: Helper, offset: number): FilledCode {
  const place = source.define({ name: helper.name, code: "" }, offset);
  if (place.length === 0) return { text: helper.name, edits: [] };
  const { text: code, edits } = fillTemplate(source, helper.code, {}, offset);
  return { text: helper.name, edits: [...edits, ...source.define({ name: helper.name, code }, offset)] };
}

/** Adds the edits of `more` that are not yet in `edits`: two holes may need the same import. */
export function addNew(edits: SourceEdit[], more: readonly SourceEdit[]): void {
  for (const edit of more) {
    const isKnown = edits.some(({ span, text }) => span.start === edit.span.start && text === edit.text);
    if (!isKnown) edits.push(edit);
  }
}
