/** Binary cross entropy of one row, each class on its own: -w(c·t·log σ(z) + (1-t)·log(1-σ(z))), gradient w((1-t)σ - c·t(1-σ)). */
import { excessShare } from "./excess.ts";
import type { LossProblem } from "./lossProblem.ts";
import type { RowFigures } from "./rowFigures.ts";
import { sigmoid, softplus } from "./softmax.ts";
import { addTo, newSum, totalOf } from "./sum.ts";

/**
 * Gives a function that fills the figures of a row whose target is in `figures.targetProbs`, PyTorch's
 * binary_cross_entropy_with_logits: `posWeight` c multiplies the positive part, `classWeights` w the element. The floor
 * of an element is at σ = ct/(1-t+ct). A row that does not count is 0.
 */
export function binaryRow(problem: LossProblem): (row: number, figures: RowFigures) => void {
  const { numClasses: K, classWeights, posWeight, temperature, input } = problem;
  const predict = elementPredictor(problem);
  const element = { yes: 0, no: 0, prob: 0, complement: 0 };
  return (row, figures) => {
    const { targetProbs, probs, nll, terms, minimumTerms, gradLogits, gradLower, gradUpper } = figures;
    const counted = figures.state === "counted";
    const lossSum = newSum();
    const floorSum = newSum();
    const excessSum = newSum();
    for (let k = 0; k < K; k++) {
      predict(input[row * K + k]!, element);
      probs[k] = element.prob;
      nll[k] = element.yes;
      const w = counted ? (classWeights?.[k] ?? 1) : 0;
      const positive = w * (posWeight?.[k] ?? 1) * targetProbs[k]!;
      // A prior that sums to 1 + 1e-7 may lift a target above 1.
      const negative = w * Math.max(0, 1 - targetProbs[k]!);
      const total = positive + negative;
      const q = total === 0 ? 0 : positive / total;
      terms[k] = times(positive, element.yes) + times(negative, element.no);
      minimumTerms[k] =
        0 - times(positive, Math.log(q)) - times(negative, Math.log(total === 0 ? 1 : negative / total));
      addTo(lossSum, terms[k]!);
      addTo(floorSum, minimumTerms[k]!);
      if (total > 0) {
        const share =
          excessShare(q, element.prob, element.yes) + excessShare(negative / total, element.complement, element.no);
        addTo(excessSum, total * share);
      }
      gradLogits[k] = (negative * element.prob - positive * element.complement) / temperature;
      gradLower[k] = (0 - positive) / temperature;
      gradUpper[k] = negative / temperature;
    }
    figures.loss = totalOf(lossSum);
    figures.minimumLoss = totalOf(floorSum);
    figures.excess = totalOf(excessSum);
  };
}

/** 0·∞ counts as 0. */
function times(weight: number, value: number): number {
  return weight === 0 ? 0 : weight * value;
}

/** A yes-or-no prediction. */
export interface Element {
  /** -log σ and -log(1-σ); σ and 1-σ. */
  yes: number;
  no: number;
  prob: number;
  complement: number;
}

/** Gives a function that writes what an element's input says: probabilities and their negative logarithms. */
export function elementPredictor({ inputKind, temperature }: LossProblem): (x: number, element: Element) => void {
  const fromLogit = (z: number, element: Element): void => {
    element.yes = softplus(0 - z);
    element.no = softplus(z);
    element.prob = sigmoid(z);
    element.complement = sigmoid(0 - z);
  };
  if (inputKind === "logits") return (x, element) => fromLogit(x / temperature, element);
  const direct = (x: number, element: Element): void => {
    if (inputKind === "probabilities") {
      const p = Math.min(x, 1);
      element.prob = p;
      element.complement = 1 - p;
      element.yes = 0 - Math.log(p);
      element.no = 0 - Math.log1p(0 - p);
    } else {
      const logP = Math.min(x, 0);
      element.prob = Math.exp(logP);
      element.complement = 0 - Math.expm1(logP);
      element.yes = 0 - logP;
      // log(1 - e^x) by whichever form keeps its digits (Mächler 2012, "Accurately computing log(1 - exp(-|a|))").
      element.no = 0 - (logP > -Math.LN2 ? Math.log(element.complement) : Math.log1p(0 - element.prob));
    }
  };
  if (temperature === 1) return direct;
  return (x, element) => {
    direct(x, element);
    fromLogit((element.no - element.yes) / temperature, element);
  };
}
