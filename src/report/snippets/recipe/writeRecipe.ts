/** Writes the steps of a recipe in a framework's own words. */
import {
  type ArithmeticOperation,
  type Expression,
  isOperation,
  isScalar,
  isSingle,
  type Operation,
} from "./expression.ts";
import type { Step } from "./lossRecipe.ts";

/** A printed expression: as an argument, and as what a method is called on or an operator binds. */
export interface Printed {
  readonly bare: string;
  readonly atom: string;
}

/** What distinguishes one language and framework from another. */
export interface Dialect {
  /** One assignment, without the line's end. */
  readonly assign: (name: string, value: string) => string;
  /** How a variable in snake case is called. */
  readonly rename?: (name: string) => string;
  readonly list: (numbers: string) => string;
  /** How a number is written. */
  readonly number?: (value: number) => string;
  readonly call: Readonly<Record<Exclude<Operation, ArithmeticOperation | "neg">, (...parts: Printed[]) => string>>;
  /** Arithmetic on arrays; operators between numbers are the same everywhere. */
  readonly arithmetic:
    | { readonly kind: "operators"; readonly prefix?: string }
    | { readonly kind: "methods"; readonly module: string };
}

/** The lines of a program. */
export function writeRecipe(steps: readonly Step[], dialect: Dialect): string[] {
  const rename = dialect.rename ?? ((name) => name);
  return steps.flatMap(({ name, value }) => dialect.assign(rename(name), print(value, dialect).text).split("\n"));
}

/** One expression. */
export function writeExpression(expression: Expression, dialect: Dialect): string {
  return print(expression, dialect).text;
}

/** 4 binds most: a name, a call. */
interface Text {
  readonly text: string;
  readonly binds: 1 | 2 | 3 | 4;
}

const OPERATORS: Readonly<Record<ArithmeticOperation, { readonly sign: string; readonly binds: 1 | 2 }>> = {
  add: { sign: "+", binds: 1 },
  sub: { sign: "-", binds: 1 },
  mul: { sign: "*", binds: 2 },
  div: { sign: "/", binds: 2 },
};

function print(expression: Expression, dialect: Dialect): Text {
  if (typeof expression === "string") return atom((dialect.rename ?? ((name) => name))(expression));
  if (typeof expression === "number") return atom((dialect.number ?? String)(expression));
  if (!isOperation(expression)) return atom(dialect.list(numberLines(expression.list)));
  const [operation, ...parts] = expression;
  if (operation === "neg") return negated(parts[0]!, dialect);
  if (operation === "add" || operation === "sub" || operation === "mul" || operation === "div") {
    return arithmetic(operation, parts[0]!, parts[1]!, dialect);
  }
  return atom(dialect.call[operation](...parts.map((part) => printed(print(part, dialect)))));
}

function arithmetic(operation: ArithmeticOperation, left: Expression, right: Expression, dialect: Dialect): Text {
  const { sign, binds } = OPERATORS[operation];
  const style = dialect.arithmetic;
  const [first, second] = [print(left, dialect), print(right, dialect)];
  const areNumbers = isScalar(left) && isScalar(right);
  if (style.kind === "methods" && !areNumbers) {
    if (!isScalar(left)) return atom(`${inside(first, 4)}.${operation}(${second.text})`);
    const swaps = operation === "add" || operation === "mul";
    return atom(
      swaps
        ? `${inside(second, 4)}.${operation}(${first.text})`
        : `${style.module}.${operation}(${first.text}, ${second.text})`,
    );
  }
  const areSingle = isSingle(left) && isSingle(right);
  const dot = style.kind === "operators" && !areSingle ? (style.prefix ?? "") : "";
  const tighter = operation === "sub" || operation === "div" ? ((binds + 1) as 2 | 3) : binds;
  return { text: `${inside(first, binds)} ${dot}${sign} ${inside(second, tighter)}`, binds };
}

function negated(part: Expression, dialect: Dialect): Text {
  const text = print(part, dialect);
  if (dialect.arithmetic.kind === "methods") return atom(`${inside(text, 4)}.neg()`);
  return { text: `-${inside(text, 4)}`, binds: 3 };
}

function atom(text: string): Text {
  return { text, binds: 4 };
}

function printed(text: Text): Printed {
  return { bare: text.text, atom: inside(text, 4) };
}

function inside({ text, binds }: Text, least: number): string {
  return binds >= least ? text : `(${text})`;
}

const LINE = 90;

/** Numbers with commas; what is longer than a line stands on lines of its own. */
function numberLines(list: ArrayLike<number>): string {
  const lines: string[] = [""];
  for (const value of Array.from(list, decimal)) {
    const line = lines.at(-1)!;
    if (line.length + value.length > LINE) lines.push(value);
    else lines[lines.length - 1] = line === "" ? value : `${line}, ${value}`;
  }
  return lines.length === 1 ? lines[0]! : `\n    ${lines.join(",\n    ")}\n`;
}

/** With a point, so that a list of whole numbers is one of floats. */
function decimal(value: number): string {
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
