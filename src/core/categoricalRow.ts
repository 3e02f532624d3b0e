/** Cross entropy and KL divergence of one row: -Σ u log p, and its gradient (Σu)·p - u, with u = w⊙t. */
import { excessShare } from "./excess.ts";
import type { LossProblem } from "./lossProblem.ts";
import type { RowFigures } from "./rowFigures.ts";
import { softmaxInto } from "./softmax.ts";
import { addTo, newSum, totalOf } from "./sum.ts";

/**
 * Gives a function that fills the figures of a row whose target is in `figures.targetProbs`.
 *
 * Loss: -Σ w_k t_k log p_k (PyTorch's cross_entropy, both kinds of targets); KL adds Σ t log t. Floor: at p = u/Σu,
 * -Σ u ln(u/Σu). 0·(-inf) counts as 0 here; PyTorch gives NaN for it with probability targets. Gradient with
 * respect to the raw logits, so divided by the temperature. The entry of the likeliest class is minus the sum of the
 * others (a row sums to 0), which keeps the digits that 1 - p would lose.
 */
export function categoricalRow(
  problem: LossProblem,
  predict: RowPredictor = categoricalPredictor(problem),
): (row: number, figures: RowFigures) => void {
  const { numClasses: K, classWeights, temperature, loss } = problem;
  const u = new Float64Array(K);
  return (row, figures) => {
    const { targetProbs, probs, nll, terms, gradLogits, gradLower, gradUpper } = figures;
    const top = predict(row, nll, probs);
    const mass = newSum();
    for (let k = 0; k < K; k++) {
      u[k] = classWeights === undefined ? targetProbs[k]! : classWeights[k]! * targetProbs[k]!;
      addTo(mass, u[k]!);
    }
    const total = totalOf(mass);
    const lossSum = newSum();
    const floorSum = newSum();
    const excessSum = newSum();
    const rest = newSum();
    // Most classes have the same target: what it alone gives is computed once.
    let [lastWeight, shift, logShare] = [Number.NaN, 0, 0];
    for (let k = 0; k < K; k++) {
      const weight = u[k]!;
      if (weight !== lastWeight) {
        lastWeight = weight;
        shift = loss === "klDivergence" && weight > 0 ? weight * Math.log(weight) : 0;
        logShare = Math.log(weight / total);
      }
      const term = weight === 0 ? 0 : weight * nll[k]! + shift;
      terms[k] = term;
      addTo(lossSum, term);
      if (weight > 0) addTo(floorSum, shift - weight * logShare);
      if (total > 0) addTo(excessSum, total * excessShare(weight / total, probs[k]!, nll[k]!, logShare));
      const gradient = total === 0 ? 0 : total * probs[k]! - weight;
      gradLogits[k] = gradient / temperature;
      gradLower[k] = (0 - weight) / temperature;
      gradUpper[k] = (total - weight) / temperature;
      if (k !== top) addTo(rest, gradient);
    }
    if (top >= 0 && total > 0) gradLogits[top] = (0 - totalOf(rest)) / temperature;
    const minimumLoss = loss === "klDivergence" && Math.abs(total - 1) < 1e-12 ? 0 : totalOf(floorSum);
    figures.minimumLoss = minimumLoss;
    figures.excess = top >= 0 ? totalOf(excessSum) : totalOf(lossSum) - minimumLoss;
    figures.loss = loss === "klDivergence" && top >= 0 ? minimumLoss + figures.excess : totalOf(lossSum);
  };
}

/**
 * Writes nll and probabilities of a row, and gives the likeliest class, or -1 where the probabilities were given and are
 * used as they are (they need not sum to exactly 1).
 */
export type RowPredictor = (row: number, nll: Float64Array, probs: Float64Array) => number;

/** Gives the predictor of `problem`; its targets and smoothing value do not matter. */
export function categoricalPredictor(problem: LossProblem): RowPredictor {
  const { input, inputKind, numClasses: K, temperature } = problem;
  const scaled = new Float64Array(K);
  return (row, nll, probs) => {
    const values = input.subarray(row * K, (row + 1) * K);
    if (inputKind === "logits") return softmaxInto(values, nll, probs, temperature);
    if (temperature !== 1) {
      for (let k = 0; k < K; k++) scaled[k] = inputKind === "probabilities" ? Math.log(values[k]!) : values[k]!;
      return softmaxInto(scaled, nll, probs, temperature);
    }
    for (let k = 0; k < K; k++) {
      nll[k] = 0 - (inputKind === "probabilities" ? Math.log(values[k]!) : values[k]!);
      probs[k] = inputKind === "probabilities" ? values[k]! : Math.exp(values[k]!);
    }
    return -1;
  };
}

/** A predictor that computes each row once, for one problem at many smoothing values. */
export function rememberedPredictor(problem: LossProblem): RowPredictor {
  const { numRows, numClasses: K } = problem;
  const predict = categoricalPredictor(problem);
  const known = { nll: new Float64Array(numRows * K), probs: new Float64Array(numRows * K) };
  const tops: (number | undefined)[] = [];
  return (row, nll, probs) => {
    const [from, to] = [row * K, (row + 1) * K];
    const [knownNll, knownProbs] = [known.nll.subarray(from, to), known.probs.subarray(from, to)];
    tops[row] ??= predict(row, knownNll, knownProbs);
    nll.set(knownNll);
    probs.set(knownProbs);
    return tops[row];
  };
}
