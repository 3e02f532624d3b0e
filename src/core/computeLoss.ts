/** The whole problem: every row's figures, and the reduced loss, floor and gradient. */
import { fromRows } from "./classAxis.ts";
import type { LossProblem } from "./lossProblem.ts";
import { optimalGap } from "./optimalGap.ts";
import { reductionDivisor } from "./reduction.ts";
import { rowComputer } from "./rowComputer.ts";
import { addTo, newSum, totalOf } from "./sum.ts";

/** Arrays are flat and row-major: in the logits' shape, or (per row) in it without the class axis. Losses in nats. */
export interface LossResult {
  readonly targetProbs: Float64Array;
  readonly probs: Float64Array;
  readonly logProbs: Float64Array;
  /** d loss / d logits, scaled by the reduction. */
  readonly gradLogits: Float64Array;
  /** Per row; in the logits' shape for binary cross entropy. */
  readonly rowLosses: Float64Array;
  readonly rowMinimumLosses: Float64Array;
  /** Reduced; for `none` the sum. */
  readonly loss: number;
  readonly minimumLoss: number;
  readonly optimalGap: number | null;
  readonly divisor: number;
}

/** Computes `problem` in float64. Rows that are ignored or padding have loss, target and gradient 0. */
export function computeLoss(problem: LossProblem): LossResult {
  const { numRows, numClasses: K, loss: lossKind } = problem;
  const full = () => new Float64Array(numRows * K);
  const [targetProbs, probs, logProbs, gradLogits] = [full(), full(), full(), full()];
  const perElement = lossKind === "binaryCrossEntropy";
  const rowLosses = new Float64Array(perElement ? numRows * K : numRows);
  const rowMinimumLosses = new Float64Array(rowLosses.length);
  const divisor = reductionDivisor(problem);
  const loss = newSum();
  const minimumLoss = newSum();
  const computeRow = rowComputer(problem);
  for (let row = 0; row < numRows; row++) {
    const figures = computeRow(row);
    const start = row * K;
    targetProbs.set(figures.targetProbs, start);
    probs.set(figures.probs, start);
    for (let k = 0; k < K; k++) logProbs[start + k] = 0 - figures.nll[k]!;
    if (figures.state === "counted") {
      for (let k = 0; k < K; k++) gradLogits[start + k] = figures.gradLogits[k]! / divisor;
    }
    if (perElement) {
      rowLosses.set(figures.terms, start);
      rowMinimumLosses.set(figures.minimumTerms, start);
    } else {
      rowLosses[row] = figures.loss;
      rowMinimumLosses[row] = figures.minimumLoss;
    }
    addTo(loss, figures.loss);
    addTo(minimumLoss, figures.minimumLoss);
  }
  const toShape = (rows: Float64Array) => fromRows(rows, problem.shape, problem.classAxis);
  return {
    targetProbs: toShape(targetProbs),
    probs: toShape(probs),
    logProbs: toShape(logProbs),
    gradLogits: toShape(gradLogits),
    rowLosses: perElement ? toShape(rowLosses) : rowLosses,
    rowMinimumLosses: perElement ? toShape(rowMinimumLosses) : rowMinimumLosses,
    loss: totalOf(loss) / divisor,
    minimumLoss: totalOf(minimumLoss) / divisor,
    optimalGap: optimalGap(problem),
    divisor,
  };
}
