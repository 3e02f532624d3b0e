/** The formulas of a smoothed target with a row's numbers put in: t_0 = (1 - 0.1)·1 + 0.1/3 = 0.9333. */
import type { RowComparison } from "../../src/core/compareRow.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { optimalGap } from "../../src/core/optimalGap.ts";
import { shortNumber } from "../../src/report/formatNumber.ts";

/** What is computed, in words; and its formula with numbers and the result. */
export interface FormulaLine {
  readonly what: string;
  readonly formula: string;
}

/** The target of the true class and of another, the floor, and the optimal gap, of a row that counts. */
export function explainFormulas(problem: LossProblem, row: RowComparison, trueClass: number): readonly FormulaLine[] {
  return [...targetLines(problem, row, trueClass), floorLine(problem, row), gapLine(problem, row, trueClass)];
}

function targetLines(problem: LossProblem, row: RowComparison, trueClass: number): FormulaLine[] {
  const { numClasses: K, paddingIndex, convention } = problem;
  const classes = [trueClass, ...othersShown(problem, row, trueClass)];
  const hasMore = K > classes.length;
  const areAlike = convention !== "prior" && isHard(row, trueClass);
  return [
    ...classes.map((k): FormulaLine => ({ what: whatOf(k), formula: targetFormula(problem, row, k) })),
    ...(paddingIndex === undefined ? [] : [{ what: "padding", formula: `t_${paddingIndex} = 0` }]),
    ...(hasMore && !areAlike
      ? [{ what: "and so on", formula: `for all ${K.toLocaleString("en")} classes; their sum is ${sumText(row)}` }]
      : []),
  ];

  function whatOf(k: number): string {
    if (k === trueClass) return "true class";
    if (!areAlike) return `class ${k}`;
    const count = K - 1 - (paddingIndex === undefined ? 0 : 1);
    return count === 1 ? "the other class" : `each of the ${count.toLocaleString("en")} others`;
  }
}

/** How many other classes are shown where they differ. */
const MOST_OTHERS = 3;

/** One other class where all are alike, else those with the largest targets; classes come by the ten thousand. */
function othersShown(problem: LossProblem, row: RowComparison, trueClass: number): number[] {
  const { numClasses, paddingIndex, convention } = problem;
  const most = convention !== "prior" && isHard(row, trueClass) ? 1 : MOST_OTHERS;
  const target = row.smoothed.targetProbs;
  const shown: number[] = [];
  for (let k = 0; k < numClasses; k++) {
    if (k === trueClass || k === paddingIndex) continue;
    if (shown.length === most && target[k]! <= target[shown.at(-1)!]!) continue;
    const place = shown.findIndex((each) => target[k]! > target[each]!);
    shown.splice(place < 0 ? shown.length : place, 0, k);
    shown.length = Math.min(shown.length, most);
  }
  return shown;
}

function isHard({ hard }: RowComparison, trueClass: number): boolean {
  return hard.targetProbs.every((t, k) => t === (k === trueClass ? 1 : 0));
}

function targetFormula(problem: LossProblem, row: RowComparison, k: number): string {
  const { labelSmoothing, numClasses: K, convention, prior } = problem;
  const a = number(labelSmoothing);
  const y = number(row.hard.targetProbs[k]!);
  const result = number(row.smoothed.targetProbs[k]!);
  if (labelSmoothing === 0) return `t_${k} = ${result}`;
  const kept = row.hard.targetProbs[k] === 0 ? "" : `(1 - ${a})·${y}`;
  // The share that the rest of the target leaves to this class.
  const rest = number(row.hard.targetProbs.reduce((sum, t) => sum + t, 0) - row.hard.targetProbs[k]!);
  const others = convention === "padded" ? K - 2 : K - 1;
  const shares = {
    uniform: `${a}/${K}`,
    binary: `${a}/2`,
    prior: `${a}·${number(prior?.[k] ?? 0)}`,
    others: rest === "0" ? "" : rest === "1" ? `${a}/${others}` : `${a}·${rest}/${others}`,
    padded: rest === "0" ? "" : rest === "1" ? `${a}/${others}` : `${a}·${rest}/${others}`,
  };
  const parts = [kept, shares[convention]].filter((part) => part !== "");
  return `t_${k} = ${[...parts, ""].join(" + ").slice(0, -3)} = ${result}`;
}

/** The least that the loss of this row can be. */
function floorLine({ loss, classWeights }: LossProblem, { smoothed }: RowComparison): FormulaLine {
  const floor = number(smoothed.minimumLoss);
  if (loss === "klDivergence") return { what: "loss floor", formula: `KL = ${floor}, where p = t` };
  if (loss === "binaryCrossEntropy") {
    return { what: "loss floor of the row", formula: `-Σ t ln t + (1 - t) ln(1 - t), over the labels = ${floor}` };
  }
  if (classWeights !== undefined) {
    return { what: "loss floor of the row", formula: `-Σ w t ln(w t / Σ w t) = ${floor}, where p = w t / Σ w t` };
  }
  return { what: "loss floor", formula: `H(t) = -Σ t ln t = ${floor}, where p = t` };
}

/** How far the true logit stands above the others at the floor. */
function gapLine(problem: LossProblem, { smoothed }: RowComparison, trueClass: number): FormulaLine {
  const gap = optimalGap(problem);
  const { convention, temperature, numClasses } = problem;
  const isBinary = convention === "binary";
  const what = isBinary ? "optimal logit" : "optimal gap";
  if (gap === null) {
    return { what, formula: "differs from class to class: the logits' distance is ln(t_j / t_k) at the floor" };
  }
  const t = smoothed.targetProbs[trueClass]!;
  const other = isBinary ? 1 - t : smoothed.targetProbs.reduce((least, p) => (p > 0 && p < least ? p : least), 1);
  const factor = temperature === 1 ? "" : `${number(temperature)}·`;
  if (gap === Number.POSITIVE_INFINITY) return { what, formula: "infinite: without smoothing no gap is wide enough" };
  const formula = `${factor}ln(${number(t)} / ${number(other)}) = ${number(gap)}`;
  return { what, formula: numClasses > 1 || isBinary ? formula : number(gap) };
}

function sumText({ smoothed }: RowComparison): string {
  return shortNumber(Number(smoothed.targetProbs.reduce((sum, t) => sum + t, 0).toPrecision(12)));
}

function number(value: number): string {
  return shortNumber(value, 4);
}
