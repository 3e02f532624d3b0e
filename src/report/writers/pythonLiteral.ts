/** Arrays as nested Python lists that read back as the same float64. */
import type { NamedArray } from "../report.ts";

/** How the code spells what Python has no literal for. */
export interface PythonNames {
  readonly infinity: string;
  readonly nan: string;
}

/** `array` as a nested list; rows on lines of their own below `indent` spaces. A scalar is a number. */
export function pythonLiteral({ shape, values, isInteger }: NamedArray, names: PythonNames, indent: number): string {
  let next = 0;
  const number = (): string => {
    const value = values[next++]!;
    if (Number.isNaN(value)) return names.nan;
    if (!Number.isFinite(value)) return (value < 0 ? "-" : "") + names.infinity;
    const text = String(value === 0 ? 0 : value);
    return isInteger || /[.e]/.test(text) ? text : `${text}.0`;
  };
  const build = (depth: number): string => {
    if (depth === shape.length) return number();
    const entries = Array.from({ length: shape[depth]! }, () => build(depth + 1));
    const separator = depth === shape.length - 1 ? ", " : `,\n${" ".repeat(indent + depth + 1)}`;
    return `[${entries.join(separator)}]`;
  };
  return build(0);
}

/** `name` as a Python identifier. */
export function pythonName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/\W/g, "_");
}
