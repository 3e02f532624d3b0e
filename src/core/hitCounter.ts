/** The share of rows whose likeliest class is the target's. */
import type { LossProblem } from "./lossProblem.ts";
import type { RowFigures } from "./rowFigures.ts";

/** Counts the rows that it is shown, under the hard loss. */
export interface HitCounter {
  readonly visit: (figures: RowFigures) => void;
  readonly countedRows: () => number;
  /** null for binary cross entropy, NaN where no row counts. */
  readonly accuracy: () => number | null;
}

/** Makes a counter for rows of `problem`; a row whose softmax is not defined is no hit. */
export function hitCounter(problem: LossProblem): HitCounter {
  let countedRows = 0;
  let hits = 0;
  return {
    visit: ({ state, probs, targetProbs }) => {
      if (state !== "counted") return;
      countedRows++;
      const likeliest = indexOfMax(probs);
      if (probs[likeliest]! > 0 && likeliest === indexOfMax(targetProbs)) hits++;
    },
    countedRows: () => countedRows,
    accuracy: () => (problem.loss === "binaryCrossEntropy" ? null : hits / countedRows),
  };
}

function indexOfMax(values: Float64Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k]! > values[best]!) best = k;
  return best;
}
