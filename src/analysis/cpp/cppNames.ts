/** What a name written in C++ stands for, through namespaces, their aliases, using-declarations and type aliases. */

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const ALIAS = /\bnamespace\s+(\w+)\s*=\s*([\w:]+)\s*;/g;
const USING_NAMESPACE = /\busing\s+namespace\s+([\w:]+)\s*;/g;
const USING = /\busing\s+((?:\w+::)+(\w+))\s*;/g;
const TYPE_ALIAS = /\busing\s+(\w+)\s*=\s*([\w:]+)\s*;/g;
const TYPEDEF = /\btypedef\s+([\w:]+)\s+(\w+)\s*;/g;

export interface CppNames {
  /** The first of the qualified names that `written` may stand for which is `wanted`. */
  qualified(written: string, wanted: (name: string) => boolean): string | undefined;
  /** Names of the file's own for types. */
  readonly typeAliases: readonly string[];
}

/** Reads the names that `text` brings in. */
export function cppNames(text: string): CppNames {
  const code = text.replace(COMMENT, " ");
  const aliases = new Map<string, string>();
  for (const [, alias, path] of code.matchAll(ALIAS)) aliases.set(alias!, expanded(path!, aliases));
  const names = new Map([...code.matchAll(USING)].map((match) => [match[2]!, expanded(match[1]!, aliases)]));
  const opened = [...code.matchAll(USING_NAMESPACE)].map((match) => expanded(match[1]!, aliases));
  const types = [
    ...[...code.matchAll(TYPE_ALIAS)].map(([, alias, path]) => [alias!, path!] as const),
    ...[...code.matchAll(TYPEDEF)].map(([, path, alias]) => [alias!, path!] as const),
  ].filter(([alias, path]) => alias !== path);
  for (const [alias, path] of types) {
    const [first = "", ...rest] = path.replace(/^::/, "").split("::");
    const start = aliases.get(first) ?? (rest.length === 0 ? names.get(first) : undefined) ?? first;
    names.set(alias, [start, ...rest].join("::"));
  }
  return {
    typeAliases: types.map(([alias]) => alias),
    qualified: (written, wanted) => {
      const [first = "", ...rest] = written.replace(/\s+/g, "").replace(/^::/, "").split("::");
      const start = aliases.get(first) ?? (rest.length === 0 ? names.get(first) : undefined) ?? first;
      const name = [start, ...rest].join("::");
      return [name, ...opened.map((namespace) => `${namespace}::${name}`)].find(wanted);
    },
  };
}

/** A path with its first part as the alias says. */
function expanded(path: string, aliases: ReadonlyMap<string, string>): string {
  const [first = "", ...rest] = path.split("::");
  return [aliases.get(first) ?? first, ...rest].join("::");
}
