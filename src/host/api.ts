/** The API for other extensions: what `activate()` gives. */
import { compute, type LossResponse } from "../core/compute.ts";
import type { LossRequest } from "../core/request.ts";
import type { ReadingProblem, SourceSpan } from "../formats/arrayReading.ts";
import { readArrays } from "../formats/readArrays.ts";
import { UserError, valueOrThrow } from "./userError.ts";

/** One array of `read`. */
export interface ApiArray {
  readonly name?: string;
  readonly shape: readonly number[];
  /** Flat, in row-major order. */
  readonly values: readonly number[];
  readonly span: SourceSpan;
}

export interface LabelSmoothingApi {
  /** Computes loss, gradient, targets and floor; a wrong request is refused with an Error that says what, why and what to do. */
  readonly compute: (request: LossRequest) => LossResponse;
  /** Reads the arrays in a text. Never throws on a text; what cannot be read is a problem with its span. */
  readonly read: (text: string) => {
    readonly arrays: readonly ApiArray[];
    readonly problems: readonly ReadingProblem[];
  };
}

/** The API. */
export const api: LabelSmoothingApi = {
  compute: (request) => valueOrThrow(compute(request)),
  read: (text) => {
    if (typeof text !== "string") throw new UserError("read takes a text. Give the text that holds the numbers.");
    const { arrays, problems } = readArrays(text);
    return {
      arrays: arrays.map(({ name, shape, values, span }) => ({
        ...(name === undefined ? {} : { name }),
        shape: [...shape],
        values: toList(values),
        span: { start: span.start, end: span.end },
      })),
      problems: problems.map(({ message, span }) => ({ message, span: { start: span.start, end: span.end } })),
    };
  },
};

/** A plain list of `values`. Array.from goes through an iterator, and takes as long for 20 MB as reading them does. */
function toList(values: ArrayLike<number>): number[] {
  const list = new Array<number>(values.length);
  for (let i = 0; i < list.length; i++) list[i] = values[i]!;
  return list;
}
