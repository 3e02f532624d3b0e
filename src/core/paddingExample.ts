/** The Annotated Transformer's picture of label smoothing: KL(t ‖ p) of five classes as the model grows surer of the right one. */
import type { LossProblem } from "./lossProblem.ts";
import { rowComputer } from "./rowComputer.ts";
import { rowsProblem } from "./rowsProblem.ts";

/** How sure the model is: it gives the right class `x` times the probability of each of the three others. */
export const PADDING_EXAMPLE_XS: readonly number[] = Array.from({ length: 99 }, (_, i) => i + 1);

/** The loss at each of `PADDING_EXAMPLE_XS`, and where it is least. */
export interface PaddingExample {
  readonly losses: Float64Array;
  /** x = 3(1-a)/a: +inf at a = 0; below 1, where the curve begins, for a > .75. The loss there is 0. */
  readonly bestX: number;
}

const OTHERS = 3;

/**
 * Gives the losses of "Label Smoothing" in The Annotated Transformer: class 0 is padding, class 1 is right, predictions
 * [0, x/d, 1/d, 1/d, 1/d] with d = x+3. The target is [0, 1-a, a/3, a/3, a/3], which p meets at x = 3(1-a)/a.
 */
export function paddingExample(labelSmoothing: number): PaddingExample {
  const compute = rowComputer(problemOf(labelSmoothing));
  return {
    losses: Float64Array.from(PADDING_EXAMPLE_XS, (_, row) => compute(row).loss),
    // -0 becomes 0.
    bestX: (OTHERS * (1 - labelSmoothing)) / (labelSmoothing + 0),
  };
}

function problemOf(labelSmoothing: number): LossProblem {
  const rows = {
    numClasses: OTHERS + 2,
    input: Float64Array.from(PADDING_EXAMPLE_XS.flatMap((x) => [0, x, 1, 1, 1].map((share) => share / (x + OTHERS)))),
    targets: { kind: "indices", indices: new Float64Array(PADDING_EXAMPLE_XS.length).fill(1) },
  } as const;
  return rowsProblem(rows, {
    inputKind: "probabilities",
    labelSmoothing,
    convention: "padded",
    loss: "klDivergence",
    reduction: "none",
    paddingIndex: 0,
  });
}
