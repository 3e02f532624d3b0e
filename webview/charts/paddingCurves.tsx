/** The KL curves of the padding example: how sure a model may become before smoothing pulls it back. */
import { PADDING_EXAMPLE_XS, type PaddingExample } from "../../src/core/paddingExample.ts";
import { shortNumber } from "../../src/report/formatNumber.ts";
import type { Chart, Series } from "./drawing.ts";
import { type LineMarker, lineChart } from "./lineChart.tsx";

/** The example at one smoothing value. */
export interface PaddingCurve {
  readonly labelSmoothing: number;
  readonly example: PaddingExample;
}

const COLOURS: readonly Series[] = ["hard", "floor", "model", "excess"];

/** The curve of `present` and those of at most four others. */
export function paddingCurves(present: PaddingCurve, others: readonly PaddingCurve[]): Chart {
  const curves = [
    { ...present, series: "smoothed" as const },
    ...others.flatMap((curve, i) =>
      curve.labelSmoothing === present.labelSmoothing ? [] : [{ ...curve, series: COLOURS[i]! }],
    ),
  ];
  return lineChart({
    name: "padding-example",
    title: "KL divergence as the model grows surer",
    summary: `${minimumSentence(present)} ${others
      .filter(({ labelSmoothing }) => labelSmoothing !== present.labelSmoothing)
      .map(minimumSentence)
      .join(" ")}`,
    xTitle: "x, growing confidence",
    xName: "x =",
    xs: PADDING_EXAMPLE_XS,
    lines: curves.map(({ labelSmoothing, example, series }) => ({
      series,
      label: `a = ${shortNumber(labelSmoothing, 6)}${series === "smoothed" ? ", at present" : ""}`,
      shape: series === "smoothed" ? "line" : "dashed",
      ys: example.losses,
      endLabel: `a = ${shortNumber(labelSmoothing, 3)}`,
    })),
    labelRows: 3,
    markers: curves.flatMap(({ labelSmoothing, example: { bestX }, series }): LineMarker[] =>
      hasMinimum(bestX)
        ? [
            {
              x: Math.max(bestX, 1),
              label: `x = ${shortNumber(bestX, 2)}`,
              points: [{ series, y: 0 }],
              lines: [`least of a = ${shortNumber(labelSmoothing, 6)}`, "KL divergence: 0"],
            },
          ]
        : [],
    ),
  });
}

/** Where the curve of a value has its minimum, in a sentence. */
export function minimumSentence({ labelSmoothing, example: { bestX } }: PaddingCurve): string {
  const a = `a = ${shortNumber(labelSmoothing, 6)}`;
  if (hasMinimum(bestX)) return `With ${a} it is least, 0, at x = ${shortNumber(bestX, 2)}.`;
  if (bestX === Number.POSITIVE_INFINITY) return `With ${a} it falls for ever.`;
  return bestX < 1
    ? `With ${a} there is no minimum: it only rises.`
    : `With ${a} it falls until x = ${shortNumber(bestX, 2)}, beyond the picture.`;
}

function hasMinimum(bestX: number): boolean {
  return bestX >= 1 - 1e-9 && bestX <= PADDING_EXAMPLE_XS.at(-1)!;
}
