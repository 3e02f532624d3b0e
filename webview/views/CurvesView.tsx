/** The section Curves: the loss against the logit gap and against the value, and the padding example. */
import { useMemo } from "preact/hooks";
import { lossAtGap } from "../../src/core/lossAtGap.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { compareSmoothingValues, type LossTotals } from "../../src/core/lossTotals.ts";
import { paddingExample } from "../../src/core/paddingExample.ts";
import { rivalGap } from "../../src/core/rivalGap.ts";
import { rowSentence } from "../../src/report/rowSentence.ts";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { gapCurves } from "../charts/gapCurves.tsx";
import { minimumSentence, paddingCurves } from "../charts/paddingCurves.tsx";
import { gradientAgainstValue, lossAgainstValue } from "../charts/valueCurves.tsx";
import { trueClassOf } from "../state/changes.ts";
import type { Store } from "../state/store.ts";
import { useSliced } from "../state/useSliced.ts";
import type { SectionProps } from "./section.ts";

export function CurvesView(props: SectionProps) {
  return (
    <>
      <GapSection {...props} />
      <ValueSection store={props.store} />
      <PaddingSection labelSmoothing={props.problem.labelSmoothing} />
    </>
  );
}

function GapSection({ store, numbers, problem, row }: SectionProps) {
  const hardProblem = store.hardProblem.value!;
  const trueClass = trueClassOf(numbers, row.row);
  const hard = useMemo(() => lossAtGap(hardProblem, row.row, trueClass), [hardProblem, row.row, trueClass]);
  const smoothed = lossAtGap(problem, row.row, trueClass);
  if (hard === null || smoothed === null) {
    return <p>{rowSentence({ problem, smoothed: store.smoothedTotals.value! }, row, 4)}</p>;
  }
  const isBinary = problem.loss === "binaryCrossEntropy";
  const gap = rivalGap(problem, row, trueClass);
  const own = (loss: typeof row.hard) => (isBinary ? loss.terms[trueClass]! : loss.loss);
  const { labelSmoothing, temperature, numClasses } = problem;
  const chart = gapCurves({
    hard,
    smoothed,
    labelSmoothing,
    temperature,
    numClasses: isBinary ? 2 : numClasses,
    isBinary,
    present: gap === null ? null : { gap, hard: own(row.hard), smoothed: own(row.smoothed) },
  });
  return (
    <>
      <ChartFrame chart={chart} />
      <p class="hint">
        {chart.summary}{" "}
        {isBinary
          ? "The loss of the true class's label alone."
          : "The curves hold all other logits alike. The row's dots are its own losses: they lie beside the curves where its other logits differ."}
      </p>
    </>
  );
}

const VALUES = Array.from({ length: 51 }, (_, i) => i / 50);

/** Of every problem that was computed, as long as it is shown somewhere. */
const KNOWN = new WeakMap<LossProblem, readonly LossTotals[]>();

const atAllValues = (hardProblem: LossProblem) => compareSmoothingValues(hardProblem, VALUES);

function ValueSection({ store }: { readonly store: Store }) {
  const { value: totals, share } = useSliced(store.hardProblem.value!, atAllValues, KNOWN);
  const present = store.smoothedTotals.value!;
  const { reduction } = store.problem.value!;
  if (totals === undefined) return <p class="hint">Computing the curves… {Math.round(100 * share)} %</p>;
  const data = { totals, present, reduction: reduction === "none" ? "sum" : reduction };
  return (
    <>
      <ChartFrame chart={lossAgainstValue(data)} />
      {totals.some(({ loss }) => !Number.isFinite(loss)) && (
        <p class="hint">
          Where the line is missing the loss is infinite or not a number. The notes of the section Loss say why.
        </p>
      )}
      <ChartFrame chart={gradientAgainstValue(data)} />
      {share < 1 && <p class="hint">Computing for the new logits… {Math.round(100 * share)} %</p>}
    </>
  );
}

const EXAMPLE_VALUES = [0.1, 0.4, 0.75, 0.9];

function PaddingSection({ labelSmoothing }: { readonly labelSmoothing: number }) {
  const others = useMemo(() => EXAMPLE_VALUES.map(paddingCurve), []);
  const present = useMemo(() => paddingCurve(labelSmoothing), [labelSmoothing]);
  return (
    <>
      <ChartFrame chart={paddingCurves(present, others)} />
      <p class="hint">
        The Annotated Transformer's example: five classes, class 0 padding, class 1 right with x/(x+3), the others
        1/(x+3). The loss is least where the prediction meets the target, at x = 3(1-a)/a. {minimumSentence(present)}
        {" Beyond a = 0.75 no x is that small: too much smoothing leaves nothing to learn."}
      </p>
    </>
  );
}

function paddingCurve(labelSmoothing: number) {
  return { labelSmoothing, example: paddingExample(labelSmoothing) };
}
