/** Programs for PyTorch, each with what the core says about its loss and gradient. */
import { compute } from "../../src/core/compute.ts";
import type { LossRequest } from "../../src/core/request.ts";

export interface Program {
  readonly name: string;
  readonly code: string;
  readonly logits: unknown;
  readonly targets: unknown;
  readonly weights?: readonly number[] | undefined;
  readonly prior?: readonly number[] | undefined;
  readonly expected: Expected;
}

/** Flat, row-major. */
export interface Expected {
  readonly loss: readonly number[];
  readonly grad: readonly number[];
}

/** Loss and gradient by the core. */
export function byCore(request: LossRequest): Expected {
  const result = compute(request);
  if ("problem" in result) throw new Error(result.problem);
  return { loss: flat(result.value.loss), grad: flat(result.value.gradLogits) };
}

/** The numbers of a nested list in row-major order. */
export function flat(nested: unknown): number[] {
  return Array.isArray(nested) ? nested.flatMap(flat) : [Number(nested)];
}
