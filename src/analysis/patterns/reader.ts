/** Reads the arguments of a PyTorch function by name or by position. */
import { type Tensor, tensor, Unsupported } from "./tensor.ts";
import type { Arguments, Value } from "./value.ts";

export interface Reader {
  has(name: string, position?: number): boolean;
  value(name: string, position?: number): Value | undefined;
  tensor(name: string, position?: number): Tensor;
  number(name: string, position: number | undefined, otherwise?: number): number;
  /** Several axes or sizes, alone or in a list; undefined where none is given. */
  numbers(name: string, position: number): number[] | undefined;
  string(name: string, position: number | undefined, otherwise: string): string;
  flag(name: string, position: number | undefined, otherwise: boolean): boolean;
  /** The positional arguments from `position` on, as sizes: x.view(2, -1), x.view((2, -1)). */
  sizes(position: number): number[];
}

/** Reads `given`. */
export function readerOf(given: Arguments): Reader {
  const value = (name: string, position?: number): Value | undefined => {
    const found = given.named.get(name) ?? (position === undefined ? undefined : given.positional[position]);
    return found?.kind === "none" ? undefined : found;
  };
  return {
    value,
    has: (name, position) => value(name, position) !== undefined,
    tensor: (name, position) => toTensor(value(name, position)),
    number(name, position, otherwise) {
      const found = value(name, position);
      if (found === undefined && otherwise !== undefined) return otherwise;
      return toNumber(found);
    },
    numbers(name, position) {
      const found = value(name, position);
      return found === undefined ? undefined : found.kind === "list" ? found.items.map(toNumber) : [toNumber(found)];
    },
    string(name, position, otherwise) {
      const found = value(name, position);
      if (found === undefined) return otherwise;
      if (found.kind !== "string") throw new Unsupported("A string is not known.");
      return found.value;
    },
    flag(name, position, otherwise) {
      const found = value(name, position);
      if (found === undefined) return otherwise;
      if (found.kind !== "boolean") throw new Unsupported("A flag is not known.");
      return found.value;
    },
    sizes(position) {
      const [first] = given.positional.slice(position);
      if (first?.kind === "list") return first.items.map(toNumber);
      return given.positional.slice(position).map(toNumber);
    },
  };
}

/** A tensor or a number as a tensor. */
export function toTensor(value: Value | undefined): Tensor {
  if (value?.kind === "tensor") return value.tensor;
  if (value?.kind === "number") return tensor([], [value.value], value.isFloat ? "float" : "int");
  if (value?.kind === "boolean") return tensor([], [Number(value.value)], "bool");
  throw new Unsupported("A tensor is not known.");
}

/** A number, or a tensor of one element. */
export function toNumber(value: Value | undefined): number {
  if (value?.kind === "number") return value.value;
  if (value?.kind === "tensor" && value.tensor.data.length === 1) return value.tensor.data[0]!;
  if (value?.kind === "boolean") return Number(value.value);
  throw new Unsupported("A number is not known.");
}
