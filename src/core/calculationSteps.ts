/** One row's calculation step by step, from the hard target to the loss, so that a person can follow it. */
import { CONVENTIONS } from "./convention.ts";
import type { LossProblem } from "./lossProblem.ts";
import { rowComputer } from "./rowComputer.ts";
import { hardTargetInto } from "./smoothTargets.ts";

/** One step: what it is called, its formula, and one number a class. */
export interface CalculationStep {
  readonly name: "logits" | "hard" | "scaled" | "spread" | "target" | "logProbs" | "products";
  readonly formula: string;
  readonly values: Float64Array;
}

/** All steps of a row, and their sum, the row's loss before the reduction. */
export interface Calculation {
  readonly steps: readonly CalculationStep[];
  readonly total: number;
}

/**
 * The steps of `row`: logits; hard target y; scaled y(1-a); spread, what the convention adds; target t, padding zeroed;
 * log p; products, whose sum is the loss.
 */
export function calculationSteps(problem: LossProblem, row: number): Calculation {
  const { numClasses: K, loss, inputKind } = problem;
  const figures = rowComputer(problem)(row);
  const hard = new Float64Array(K);
  hardTargetInto(problem, row, hard);
  const binary = loss === "binaryCrossEntropy";
  const input = inputKind === "logits" ? "z" : inputKind === "probabilities" ? "p" : "log p";
  const divided = problem.temperature === 1 ? "z" : "z/T";
  return {
    steps: [
      { name: "logits", formula: input, values: problem.input.slice(row * K, (row + 1) * K) },
      ...targetSteps(problem, hard, figures.targetProbs.slice()),
      {
        name: "logProbs",
        formula: binary ? `log σ(${divided})` : `log softmax(${divided})`,
        values: figures.nll.map((nll) => 0 - nll),
      },
      { name: "products", formula: productFormula(problem), values: figures.terms.slice() },
    ],
    total: figures.loss,
  };
}

/** The steps of a row whose hard and smoothed target are known. */
export function targetSteps(
  problem: LossProblem,
  hard: Float64Array,
  smoothed: Float64Array,
): readonly CalculationStep[] {
  const { numClasses: K, labelSmoothing: a, convention } = problem;
  const scaled = new Float64Array(K);
  const spread = new Float64Array(K);
  for (let k = 0; k < K; k++) {
    scaled[k] = (1 - a) * hard[k]!;
    spread[k] = smoothed[k]! - scaled[k]!;
  }
  return [
    { name: "hard", formula: "y", values: hard },
    { name: "scaled", formula: "(1-a)·y", values: scaled },
    { name: "spread", formula: spreadFormula(problem), values: spread },
    { name: "target", formula: convention === "padded" ? "t, padding 0" : "t", values: smoothed },
  ];
}

/** What the convention adds to class k. */
function spreadFormula({ convention }: LossProblem): string {
  if (convention === "binary") return "a/2";
  if (convention === "prior") return "a·prior";
  return convention === "uniform" ? "a/K" : CONVENTIONS[convention].otherClasses;
}

function productFormula({ loss, classWeights }: LossProblem): string {
  const w = classWeights === undefined ? "" : "w·";
  if (loss === "binaryCrossEntropy") return `-${w}(t·log σ + (1-t)·log(1-σ))`;
  return loss === "klDivergence" ? "t·(log t - log p)" : `-${w}t·log p`;
}
