/** Expressions on arrays that every framework can write: names, numbers, lists, and operations as tuples. */

/** What an operation does. Rows are the first axis, classes the last. */
export type Operation =
  | ArithmeticOperation
  | "log"
  | "exp"
  | "neg"
  /** The larger of an array's entries and a number. */
  | "atLeast"
  /** Class indices as one-hot rows; one class as a one-hot row. */
  | "oneHot"
  | "unit"
  | "logSoftmax"
  | "logSigmoid"
  /** Sum over the classes, and the same as one column; sum and mean of everything. */
  | "rowSum"
  | "rowSumColumn"
  | "total"
  | "mean"
  /** How many rows a condition holds for; how many rows an array has. */
  | "count"
  | "numRows"
  | "where"
  | "equal"
  | "notEqual"
  | "both"
  /** A condition per row as one per row and class. */
  | "perClass"
  /** Entries of an array of one number a class, by class index; a class's column of rows. */
  | "take"
  | "column";

export type ArithmeticOperation = "add" | "sub" | "mul" | "div";

/** A list of numbers that becomes an array. */
export interface NumberList {
  readonly list: ArrayLike<number>;
}

/** A variable (in snake case), a number, a list, or an operation and what it is applied to. */
export type Expression = string | number | NumberList | readonly [Operation, ...Expression[]];

/** Variables that are numbers, not arrays. */
const SCALARS: ReadonlySet<string> = new Set(["label_smoothing"]);

/** Whether `expression` is a number where the program runs. */
export function isScalar(expression: Expression): boolean {
  if (typeof expression === "string") return SCALARS.has(expression);
  if (typeof expression === "number") return true;
  if (!isOperation(expression)) return false;
  const [operation, ...parts] = expression;
  return ARITHMETIC.has(operation) && parts.every(isScalar);
}

/** Whether `expression` is one value, be it a number or an array without axes. */
export function isSingle(expression: Expression): boolean {
  if (isScalar(expression)) return true;
  if (!isOperation(expression)) return false;
  const [operation, ...parts] = expression;
  return REDUCING.has(operation) || (ARITHMETIC.has(operation) && parts.every(isSingle));
}

/** Whether `expression` is an operation, and not a list or a leaf. */
export function isOperation(expression: Expression): expression is readonly [Operation, ...Expression[]] {
  return Array.isArray(expression);
}

const ARITHMETIC: ReadonlySet<Operation> = new Set(["add", "sub", "mul", "div"]);
const REDUCING: ReadonlySet<Operation> = new Set(["total", "mean", "count", "numRows"]);
