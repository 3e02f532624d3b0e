/** The report of "Show Smoothing Table": target, floor, gap and bounds of several values side by side. */
import { CONVENTIONS, type Convention } from "../core/convention.ts";
import { entropyTerm, smoothingFacts } from "../core/smoothingFacts.ts";
import { shortNumber } from "./formatNumber.ts";
import type { Block, Cell, NamedArray, Report } from "./report.ts";
import { toJson } from "./toJson.ts";

/** What the table is of; checked by `readTableRequest`. */
export interface SmoothingTableProblem {
  readonly numClasses: number;
  readonly values: readonly number[];
  readonly convention: Convention;
  /** The class shown as the true one. */
  readonly trueClass: number;
  readonly paddingIndex: number | undefined;
  readonly prior: Float64Array | undefined;
}

/** One value's column. */
export interface SmoothingColumn {
  readonly labelSmoothing: number;
  readonly targetProbs: Float64Array;
  readonly minimumLoss: number;
  readonly optimalGap: number | null;
  readonly trueBounds: readonly [number, number];
  readonly otherBounds: readonly [number, number] | null;
}

/** More classes than this are summed up in one line: the others are all alike. */
const CLASSES_SHOWN = 6;

/** A prior's classes all differ; beyond these, copies as JSON or NumPy hold them. */
const PRIOR_CLASSES_SHOWN = 24;

/** The figures of every value, in the order given. */
export function smoothingColumns(problem: SmoothingTableProblem): SmoothingColumn[] {
  return problem.values.map((labelSmoothing) => {
    const targetProbs = targetVector(problem, labelSmoothing);
    if (problem.convention === "prior") {
      const trueProb = targetProbs[problem.trueClass]!;
      return {
        labelSmoothing,
        targetProbs,
        minimumLoss: targetProbs.reduce((sum, t) => sum + entropyTerm(t), 0),
        optimalGap: null,
        trueBounds: [0 - trueProb, 1 - trueProb],
        otherBounds: null,
      };
    }
    const { minimumLoss, optimalGap, trueBounds, otherBounds } = smoothingFacts(
      problem.convention,
      labelSmoothing,
      problem.numClasses,
    );
    return { labelSmoothing, targetProbs, minimumLoss, optimalGap, trueBounds, otherBounds };
  });
}

function targetVector(
  { convention, numClasses, trueClass, paddingIndex, prior }: SmoothingTableProblem,
  a: number,
): Float64Array {
  const target = new Float64Array(numClasses);
  if (convention === "prior") {
    for (let k = 0; k < numClasses; k++) target[k] = a * prior![k]! + (k === trueClass ? 1 - a : 0);
    return target;
  }
  const { trueProb, otherProb } = smoothingFacts(convention, a, numClasses);
  target.fill(otherProb);
  target[trueClass] = trueProb;
  if (paddingIndex !== undefined) target[paddingIndex] = 0;
  return target;
}

/** Gives the report. */
export function smoothingTableReport(problem: SmoothingTableProblem): Report {
  const { numClasses, convention, trueClass, paddingIndex } = problem;
  const columns = smoothingColumns(problem);
  const facts = CONVENTIONS[convention];
  const line = (name: string, pick: (column: SmoothingColumn) => Cell): Cell[] => [name, ...columns.map(pick)];
  const bounds = (range: readonly [number, number] | null): Cell =>
    range === null ? "differs by class" : { kind: "range", from: range[0], to: range[1] };
  const blocks: Block[] = [
    {
      kind: "text",
      text: `${numClasses.toLocaleString("en")} classes, ${facts.title}: the true class gets ${facts.trueClass}, the others ${facts.otherClasses} (${facts.usedBy}).`,
    },
    {
      kind: "table",
      columns: ["", ...columns.map(({ labelSmoothing }) => `a = ${shortNumber(labelSmoothing, 6)}`)],
      rows: [
        ...classLines(problem).map(({ name, k }) => line(name, (column) => column.targetProbs[k]!)),
        line("loss floor (nats)", ({ minimumLoss }) => minimumLoss),
        line(
          convention === "binary" ? "optimal logit" : "optimal logit gap",
          ({ optimalGap }) => optimalGap ?? "differs by class",
        ),
        line("gradient, true class", ({ trueBounds }) => bounds(trueBounds)),
        line("gradient, others", ({ otherBounds }) => bounds(otherBounds)),
        line("perplexity at the floor", ({ minimumLoss }) => Math.exp(minimumLoss)),
      ],
    },
  ];
  const arrays: NamedArray[] = [
    { name: "label_smoothing", shape: [columns.length], values: columns.map((column) => column.labelSmoothing) },
    {
      name: "target_probs",
      shape: [columns.length, numClasses],
      values: Float64Array.from(columns.flatMap((column) => [...column.targetProbs])),
    },
    { name: "minimum_loss", shape: [columns.length], values: columns.map((column) => column.minimumLoss) },
  ];
  return {
    title: "Smoothing Table",
    blocks,
    details: [
      {
        kind: "list",
        items: [
          "The loss floor is the entropy of the target: a perfect model shows it, not 0.",
          convention === "binary"
            ? "The optimal logit is the size of the logit at which the loss is least, for a positive and (with the other sign) for a negative label."
            : "The optimal logit gap is how far the true class's logit stands above the others where the loss is least. A larger gap is pulled back.",
          "The gradient's bounds are those of p - t in one row, before the reduction and without class weights.",
          ...(convention === "prior" && numClasses > PRIOR_CLASSES_SHOWN
            ? [`Only the first ${PRIOR_CLASSES_SHOWN} classes are shown; Copy Result As… JSON or NumPy holds them all.`]
            : []),
          ...(paddingIndex === undefined
            ? []
            : [`Class ${paddingIndex} is padding: it gets nothing, and rows whose target it is do not count.`]),
        ],
      },
    ],
    arrays,
    json: toJson({ numClasses, convention, trueClass, paddingIndex, prior: problem.prior, columns }),
  };
}

/** The lines of the target vector: every class where there are few, else one of each kind. */
function classLines({
  numClasses,
  trueClass,
  paddingIndex,
  convention,
}: SmoothingTableProblem): { name: string; k: number }[] {
  const name = (k: number) => {
    if (k === trueClass) return `target, class ${k} (true)`;
    return k === paddingIndex ? `target, class ${k} (padding)` : `target, class ${k}`;
  };
  const all = Array.from({ length: numClasses }, (_, k) => k);
  if (numClasses <= CLASSES_SHOWN || convention === "prior") {
    return all.slice(0, PRIOR_CLASSES_SHOWN).map((k) => ({ name: name(k), k }));
  }
  const other = all.find((k) => k !== trueClass && k !== paddingIndex)!;
  const count = numClasses - 1 - (paddingIndex === undefined ? 0 : 1);
  return [
    { name: name(trueClass), k: trueClass },
    { name: `target, each of ${count.toLocaleString("en")} others`, k: other },
    ...(paddingIndex === undefined ? [] : [{ name: name(paddingIndex), k: paddingIndex }]),
  ];
}
