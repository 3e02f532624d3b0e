/** Loss and norm of the gradient against the smoothing value, for logits that stay as they are. */
import type { LossTotals } from "../../src/core/lossTotals.ts";
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import type { Chart } from "./drawing.ts";
import { type LineMarker, lineChart } from "./lineChart.tsx";

export interface ValueCurvesData {
  /** At values from 0 to 1, ascending. */
  readonly totals: readonly LossTotals[];
  readonly present: LossTotals;
  /** How the loss is reduced: "mean". */
  readonly reduction: string;
}

/** The loss and the floor below it. */
export function lossAgainstValue({ totals, present, reduction }: ValueCurvesData): Chart {
  const { labelSmoothing, loss, minimumLoss, excess } = present;
  const number = (value: number) => formatNumber(value, 4);
  return lineChart({
    name: "loss-against-value",
    title: `Loss (${reduction}) against the value`,
    summary: `At a = ${shortNumber(labelSmoothing, 6)} the loss is ${number(loss)} and its floor ${number(minimumLoss)}; without smoothing the loss is ${number(totals[0]!.loss)}.`,
    xTitle: "smoothing value a",
    xName: "a =",
    xs: totals.map((at) => at.labelSmoothing),
    lines: [
      { series: "smoothed", label: "loss", shape: "line", ys: totals.map((at) => at.loss) },
      { series: "floor", label: "floor", shape: "dashed", ys: totals.map((at) => at.minimumLoss) },
    ],
    labelRows: 1,
    markers: [
      marker(
        present,
        [
          ["smoothed", "loss", loss],
          ["floor", "floor", minimumLoss],
        ],
        [`excess: ${number(excess)}`],
      ),
    ],
  });
}

/** The Euclidean norm of the whole gradient. */
export function gradientAgainstValue({ totals, present }: ValueCurvesData): Chart {
  const { labelSmoothing, gradientNorm } = present;
  const norms = totals.map((at) => at.gradientNorm);
  return lineChart({
    name: "gradient-against-value",
    title: "Norm of the gradient against the value",
    summary: `At a = ${shortNumber(labelSmoothing, 6)} the gradient has the norm ${formatNumber(gradientNorm, 4)}; without smoothing ${formatNumber(norms[0]!, 4)}.`,
    xTitle: "smoothing value a",
    xName: "a =",
    xs: totals.map((at) => at.labelSmoothing),
    lines: [{ series: "smoothed", label: "norm of the gradient", shape: "line", ys: norms }],
    labelRows: 1,
    markers: [marker(present, [["smoothed", "norm", gradientNorm]])],
  });
}

function marker(
  { labelSmoothing }: LossTotals,
  values: readonly (readonly ["smoothed" | "floor", string, number])[],
  more: readonly string[] = [],
): LineMarker {
  return {
    x: labelSmoothing,
    label: `a = ${shortNumber(labelSmoothing, 6)}: ${formatNumber(values[0]![2], 4)}`,
    points: values.map(([series, , y]) => ({ series, y })),
    lines: [...values.map(([, name, value]) => `${name}: ${formatNumber(value, 4)}`), ...more],
  };
}
