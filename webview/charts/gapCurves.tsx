/** Loss against the true class's logit gap, hard and smoothed: where smoothing has its minimum, and where the row stands. */
import type { GapCurve } from "../../src/core/lossAtGap.ts";
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import type { Chart } from "./drawing.ts";
import { type LineMarker, lineChart } from "./lineChart.tsx";

export interface GapCurvesData {
  readonly hard: GapCurve;
  readonly smoothed: GapCurve;
  readonly labelSmoothing: number;
  readonly temperature: number;
  readonly numClasses: number;
  /** Of binary cross entropy the logit of one label is shown, not a gap. */
  readonly isBinary: boolean;
  /** The row's own gap to its nearest rival and its losses there; null where it has none. */
  readonly present: { readonly gap: number; readonly hard: number; readonly smoothed: number } | null;
}

const POINTS = 120;

export function gapCurves(data: GapCurvesData): Chart {
  const { hard, smoothed, labelSmoothing, isBinary, present } = data;
  const [from, to] = range(data);
  const xs = Array.from({ length: POINTS + 1 }, (_, i) => Number((from + ((to - from) * i) / POINTS).toPrecision(12)));
  const name = isBinary ? "logit" : "gap";
  const markers: LineMarker[] = [];
  if (smoothed.bestGap !== null && Number.isFinite(smoothed.bestGap)) {
    markers.push({
      x: smoothed.bestGap,
      label: `least at ${formatNumber(smoothed.bestGap, 4)}`,
      points: [{ series: "smoothed", y: smoothed.leastLoss }],
      lines: [`smoothed loss: ${formatNumber(smoothed.leastLoss, 4)}`],
    });
  }
  if (present !== null) {
    markers.push({
      x: present.gap,
      label: `this row ${formatNumber(present.gap, 2)}`,
      points: [
        { series: "hard", y: present.hard },
        { series: "smoothed", y: present.smoothed },
      ],
      lines: [`smoothed loss: ${formatNumber(present.smoothed, 4)}`, `hard loss: ${formatNumber(present.hard, 4)}`],
    });
  }
  return lineChart({
    name: "loss-against-gap",
    title: isBinary ? "Loss against the label's logit" : "Loss against the logit gap",
    summary: summaryOf(data, name),
    xTitle: isBinary ? "logit of the true class" : "logit gap of the true class",
    xName: name,
    xs,
    lines: [
      { series: "hard", label: "hard", shape: "line", ys: xs.map(hard.lossAt) },
      {
        series: "smoothed",
        label: `smoothed, a = ${shortNumber(labelSmoothing, 6)}`,
        shape: "line",
        ys: xs.map(smoothed.lossAt),
      },
    ],
    labelRows: 2,
    markers,
  });
}

/** Room for usual minima and for what is marked: it does not jump while the value changes. */
function range({ smoothed: { bestGap }, temperature, numClasses, present }: GapCurvesData): readonly [number, number] {
  const usual = Math.max(8, Math.ceil(1.25 * Math.log(100 * numClasses))) * temperature;
  let [from, to] = [-usual / 3, usual];
  const take = (gap: number) => {
    from = Math.min(from, gap - usual / 12);
    to = Math.max(to, gap + usual / 12);
  };
  if (bestGap !== null && Number.isFinite(bestGap)) take(bestGap);
  // A row far out would press the curves into a corner.
  if (present !== null && Math.abs(present.gap) < 3 * usual) take(present.gap);
  const unit = 10 ** Math.floor(Math.log10(to - from)) / 10;
  return [Math.floor(from / unit) * unit, Math.ceil(to / unit) * unit];
}

function summaryOf({ smoothed, labelSmoothing, present }: GapCurvesData, name: string): string {
  const a = `a = ${shortNumber(labelSmoothing, 6)}`;
  const { bestGap, leastLoss } = smoothed;
  const least =
    bestGap === null
      ? `With ${a} the loss is the same everywhere.`
      : bestGap === Number.POSITIVE_INFINITY
        ? `With ${a} the loss falls with every larger ${name}: no minimum.`
        : bestGap === Number.NEGATIVE_INFINITY
          ? `With ${a} the true class's target is 0, so the loss rises with the ${name}: no minimum.`
          : `With ${a} the loss is least, ${formatNumber(leastLoss, 4)}, at the ${name} ${formatNumber(bestGap, 4)}; the hard loss falls for ever.`;
  return present === null ? least : `${least} This row stands at ${formatNumber(present.gap, 4)}.`;
}
