/** What the expressions of a hand-written loss hold while it is run. */
import type { SyntaxNode } from "@lezer/common";
import type { Tensor } from "./tensor.ts";

export type Value =
  | { readonly kind: "tensor"; readonly tensor: Tensor }
  | { readonly kind: "number"; readonly value: number; readonly isFloat: boolean }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "none" }
  | { readonly kind: "ellipsis" }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | { readonly kind: "dict"; readonly entries: ReadonlyMap<string | number, Value> }
  | { readonly kind: "slice"; readonly start: number | undefined; readonly end: number | undefined }
  /** A module, class or function of a framework: torch.nn.functional. */
  | { readonly kind: "name"; readonly name: string }
  /** A framework's loss object with its arguments. */
  | { readonly kind: "module"; readonly name: string; readonly arguments: Arguments }
  | { readonly kind: "function"; readonly node: SyntaxNode; readonly self?: Instance }
  | { readonly kind: "method"; readonly owner: Value; readonly name: string }
  | Instance;

export interface Instance {
  readonly kind: "instance";
  readonly node: SyntaxNode;
  readonly attributes: Map<string, Value>;
}

export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

export const NONE: Value = { kind: "none" };

/** A tensor as a value. */
export function ofTensor(tensor: Tensor): Value {
  return { kind: "tensor", tensor };
}

/** A number as a value. */
export function ofNumber(value: number, isFloat = !Number.isInteger(value)): Value {
  return { kind: "number", value, isFloat };
}

/** Whether the value counts as true. */
export function isTrue(value: Value): boolean | undefined {
  switch (value.kind) {
    case "none":
      return false;
    case "boolean":
      return value.value;
    case "number":
      return value.value !== 0;
    case "string":
      return value.value !== "";
    case "list":
      return value.items.length > 0;
    case "tensor":
      return value.tensor.data.length === 1 ? value.tensor.data[0] !== 0 : undefined;
    default:
      return true;
  }
}
