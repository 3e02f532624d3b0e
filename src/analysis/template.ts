/** Code with holes, filled in with a file's own names: `{{torch.nn}}.Module` becomes `nn.Module`. */
import type { Helper } from "../rules/helpers/helper.ts";
import { HELPERS } from "../rules/helpers/index.ts";
import { otherNames } from "../rules/moduleAliases.ts";
import { laterDefinition } from "./python/laterDefinition.ts";
import type { LocalName, Source } from "./source.ts";
import { deletion, type SourceEdit } from "./sourceCall.ts";

/** Code without holes, and the edits (imports, helpers) that it needs. */
export interface FilledCode {
  readonly text: string;
  readonly edits: readonly SourceEdit[];
}

/** A hole: a value's name, a qualified name, or `helper:` and a helper's id. */
export const HOLE = /\{\{([\w.:-]+)\}\}/g;

/** Fills the holes of `template` with `values`; every other hole is a helper or a qualified name, reached at `offset`. */
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
    const filled = hole.startsWith("helper:")
      ? placeHelper(source, helperNamed(hole.slice("helper:".length)), offset)
      : localName(source, hole, offset);
    addNew(edits, filled.edits);
    return filled.text;
  });
  return { text, edits };
}

/** How `qualified` is written at `offset`: by the module's other names too, where the file uses one of those. */
export function localName(source: Source, qualified: string, offset: number): LocalName {
  const own = source.nameFor(qualified, offset);
  if (own.edits.length === 0) return own;
  const others = otherNames(qualified);
  const reached = others.map(({ name }) => source.nameFor(name, offset)).find(({ edits }) => edits.length === 0);
  if (reached !== undefined) return reached;
  // A file that imports layers from tensorflow.keras gets its losses from there too.
  const imported = [...source.names.values()];
  const used = others.find(
    ({ module }) => !PRIVATE.test(module) && imported.some((name) => name === module || name.startsWith(`${module}.`)),
  );
  return used === undefined ? own : source.nameFor(used.name, offset);
}

/** Modules that a package keeps for itself. */
const PRIVATE = /\.(?:src|api|python)\b/;

/** The helper of rules/helpers with this id. */
export function helperNamed(id: string): Helper {
  const helper = HELPERS.find((each) => each.id === id);
  if (helper === undefined) throw new Error(`No helper ${id}`);
  return helper;
}

/** Puts `helper` into the file, unless it is there; `text` is its name. One that stands below `offset` moves up. */
export function placeHelper(source: Source, helper: Helper, offset: number): FilledCode {
  const place = source.define({ name: helper.name, code: "" }, offset);
  if (place.length === 0) return { text: helper.name, edits: movedUp(source, helper, offset) };
  const { text: code, edits } = fillTemplate(source, helper.code, {}, offset);
  return { text: helper.name, edits: [...edits, ...source.define({ name: helper.name, code }, offset)] };
}

function movedUp(source: Source, helper: Helper, offset: number): readonly SourceEdit[] {
  const docstring = /"""[^"]*"""/.exec(helper.code)?.[0];
  const later = docstring && laterDefinition(source, helper.name, docstring, offset);
  if (!later) return [];
  const code = `${source.text.slice(later.start, later.end).trimEnd()}\n`;
  // No name: the definition that is there must not stand in the way of itself.
  return [...source.define({ name: "", code }, offset), deletion(later.start, later.end)];
}

/** Adds the edits of `more` that are not yet in `edits`: two holes may need the same import. */
export function addNew(edits: SourceEdit[], more: readonly SourceEdit[]): void {
  for (const edit of more) {
    const isKnown = edits.some(({ span, text }) => span.start === edit.span.start && text === edit.text);
    if (!isKnown) edits.push(edit);
  }
}
