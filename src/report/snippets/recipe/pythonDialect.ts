/** What the Python frameworks have in common: operators, and the words in which they differ. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import { headline } from "../headline.ts";
import { lossRecipe } from "./lossRecipe.ts";
import { type Dialect, writeRecipe } from "./writeRecipe.ts";

/** A module that code may use, and the line that imports it. */
export interface PythonImport {
  readonly name: string;
  readonly line: string;
}

/** A dialect of Python: the calls, and the modules in them. */
export interface PythonDialect extends Dialect {
  readonly imports: readonly PythonImport[];
}

/** Makes a dialect of Python. */
export function pythonDialect(words: {
  readonly imports: readonly PythonImport[];
  readonly list: Dialect["list"];
  readonly call: Omit<Dialect["call"], "equal" | "notEqual" | "both" | "numRows"> & Partial<Dialect["call"]>;
}): PythonDialect {
  return {
    imports: words.imports,
    assign: (name, value) => `${name} = ${value}`,
    list: words.list,
    arithmetic: { kind: "operators" },
    call: {
      equal: (a, b) => `${a.atom} == ${b.atom}`,
      notEqual: (a, b) => `${a.atom} != ${b.atom}`,
      both: (a, b) => `(${a.bare}) & (${b.bare})`,
      numRows: (x) => `${x.atom}.shape[0]`,
      ...words.call,
    },
  };
}

/** A program of Python: what it computes, the imports that it uses, and its lines. */
export function pythonProgram(
  problem: LossProblem,
  lines: readonly string[],
  imports: readonly PythonImport[],
): string {
  const body = lines.join("\n");
  const used = imports.filter(({ name }) => new RegExp(`(?<![\\w.])${name}\\b`).test(body)).map(({ line }) => line);
  // Two empty lines before a class, as Python's style has it.
  const gap = used.length === 0 ? "" : body.startsWith("class ") ? "\n\n\n" : "\n\n";
  return `${headline(problem, "# ")}\n${used.join("\n")}${gap}${body}\n`;
}

/** A loss as a program of Python: a framework's own lines for it, or where it has none a recipe. */
export function pythonLoss(
  problem: LossProblem,
  dialect: PythonDialect,
  lines: readonly string[] = writeRecipe(lossRecipe(problem), dialect),
): string {
  return pythonProgram(problem, lines, dialect.imports);
}
