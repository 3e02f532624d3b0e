/**
 * An array written in each syntax by a small renderer of this test reads back with its shape and, bit for bit, its
 * values.
 */

import { expect, test } from "vitest";
import { readArrays } from "../../src/formats/readArrays.ts";
import { rounds } from "../effort.ts";
import { randomFrom } from "./randomFrom.ts";

type Spell = (value: number) => string;
type Nested = number | readonly Nested[];

interface Syntax {
  readonly name: string;
  /** The shapes it can hold: numbers of axes, from and to. */
  readonly axes: readonly [from: number, to: number];
  /** The least length of each axis: some syntaxes cannot tell a row of one number from a column. */
  readonly atLeast: number;
  readonly spell: Spell;
  readonly render: (array: Nested, spell: Spell, shape: readonly number[]) => string;
}

/** How the syntax spells what is no plain number. */
const spelled =
  (infinity: string, nan: string): Spell =>
  (value) => {
    if (Number.isNaN(value)) return nan;
    if (!Number.isFinite(value)) return value < 0 ? `-${infinity}` : infinity;
    return Object.is(value, -0) ? "-0.0" : String(value);
  };

const nested =
  (open: string, close: string, separator: string, single = ""): ((array: Nested, spell: Spell) => string) =>
  (array, spell) => {
    const render = (part: Nested): string =>
      typeof part === "number"
        ? spell(part)
        : `${open}${part.map(render).join(separator)}${part.length === 1 ? single : ""}${close}`;
    return render(array);
  };

const list = nested("[", "]", ", ");
const braces = nested("{", "}", ", ");
const rowsOf = (array: Nested): readonly (readonly number[])[] => array as readonly (readonly number[])[];

/** NumPy's print, with the rows on lines of their own. */
const printed =
  (separator: string, indent: string): ((array: Nested, spell: Spell) => string) =>
  (array, spell) => {
    const render = (part: Nested, depth: number): string => {
      if (typeof part === "number") return spell(part);
      const inner = part.map((item) => render(item, depth + 1));
      const isLeaf = typeof part[0] === "number";
      return `[${inner.join(isLeaf ? `${separator} ` : `${separator}\n${indent}${" ".repeat(depth)}`)}]`;
    };
    return render(array, 1);
  };

const delimited =
  (delimiter: string): ((array: Nested, spell: Spell) => string) =>
  (array, spell) =>
    rowsOf(array)
      .map((row) => row.map(spell).join(delimiter))
      .join("\n");

const syntaxes: readonly Syntax[] = [
  { name: "Python list", axes: [1, 3], atLeast: 1, spell: spelled("float('inf')", "float('nan')"), render: list },
  {
    name: "Python tuple",
    axes: [1, 3],
    atLeast: 1,
    spell: spelled("math.inf", "math.nan"),
    render: nested("(", ")", ", ", ","),
  },
  {
    name: "NumPy repr",
    axes: [1, 3],
    atLeast: 1,
    spell: spelled("inf", "nan"),
    render: (array, spell) => `array(${printed(",", "      ")(array, spell)}, dtype=float64)`,
  },
  { name: "NumPy print", axes: [1, 3], atLeast: 1, spell: spelled("inf", "nan"), render: printed("", "") },
  {
    name: "PyTorch tensor",
    axes: [1, 3],
    atLeast: 1,
    spell: spelled("inf", "nan"),
    render: (array, spell) =>
      `logits = tensor(${printed(",", "       ")(array, spell)}, device='cuda:0', grad_fn=<AddmmBackward0>)`,
  },
  {
    name: "JSON",
    axes: [1, 3],
    atLeast: 1,
    spell: spelled("Infinity", "NaN"),
    render: (array, spell) => `{"id": "run", "logits": ${nested("[", "]", ",")(array, spell)}}`,
  },
  { name: "CSV", axes: [2, 2], atLeast: 2, spell: spelled("inf", "nan"), render: delimited(", ") },
  { name: "TSV", axes: [2, 2], atLeast: 2, spell: spelled("inf", "nan"), render: delimited("\t") },
  {
    name: "Markdown",
    axes: [2, 2],
    atLeast: 2,
    spell: spelled("inf", "nan"),
    render: (array, spell, [, columns]) => {
      const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
      const header = Array.from({ length: columns! }, (_, column) => `logit_${column}`);
      const rows = rowsOf(array).map((row) => line(row.map(spell)));
      return [line(header), line(header.map(() => "---:")), ...rows].join("\n");
    },
  },
  {
    name: "Julia matrix",
    axes: [2, 2],
    atLeast: 2,
    spell: spelled("Inf", "NaN"),
    render: (array, spell) =>
      `z = Float64[${rowsOf(array)
        .map((row) => row.map(spell).join(" "))
        .join("; ")}]`,
  },
  {
    name: "MATLAB matrix",
    axes: [2, 2],
    atLeast: 2,
    spell: spelled("Inf", "NaN"),
    render: (array, spell) =>
      `z = [${rowsOf(array)
        .map((row) => row.map(spell).join(", "))
        .join("; ...\n     ")}];`,
  },
  {
    name: "C++ braces",
    axes: [1, 3],
    atLeast: 1,
    spell: spelled("INFINITY", "std::numeric_limits<double>::quiet_NaN()"),
    render: (array, spell, shape) =>
      `double z${shape.map((length) => `[${length}]`).join("")} = ${braces(array, spell)};`,
  },
];

const count = rounds(60, 300);

const special = [
  0,
  -0,
  1e-300,
  -1e300,
  5e-324,
  Number.MAX_VALUE,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
];

test.each(syntaxes)(
  `$name: ${count} random arrays read back identically`,
  ({ axes: [from, to], atLeast, spell, render }) => {
    const random = randomFrom(11);
    const value = (): number => {
      const kind = random(6);
      if (kind === 0) return special[random(special.length)]!;
      if (kind === 1) return random(100);
      const sign = random(2) === 0 ? 1 : -1;
      return kind === 2
        ? (sign * (random(2 ** 32) + random(2 ** 21) / 2 ** 21)) / 2 ** random(60)
        : (sign * random(20_000)) / 1000;
    };
    for (let round = 0; round < count; round++) {
      const axes = from + random(to - from + 1);
      const shape = Array.from({ length: axes }, () => atLeast + random(6 - atLeast));
      const values = Array.from({ length: shape.reduce((product, length) => product * length, 1) }, value);
      const text = render(nest(values, shape), spell, shape);
      const { arrays, problems } = readArrays(text);
      expect(problems, text).toEqual([]);
      expect(
        arrays.map((array) => array.shape),
        text,
      ).toEqual([shape]);
      const wrong = values.findIndex((number, index) => !Object.is(number, arrays[0]!.values[index]));
      expect(wrong, text).toBe(-1);
    }
  },
);

function nest(values: readonly number[], shape: readonly number[]): Nested {
  if (shape.length === 0) return values[0]!;
  const size = values.length / shape[0]!;
  return Array.from({ length: shape[0]! }, (_, index) =>
    nest(values.slice(index * size, (index + 1) * size), shape.slice(1)),
  );
}
