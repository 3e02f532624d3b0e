/** Class by class: how often its predictions are right, beside how sure the model is of them. */
import { scaleLinear } from "d3-scale";
import type { CalibrationFigures, ClassCalibration } from "../../src/core/calibration/figuresOf.ts";
import { calibrationClassTable } from "../../src/report/calibrationClassTable.ts";
import { formatNumber } from "../../src/report/formatNumber.ts";
import { BandAxis, LeftAxis, plotArea, round } from "./axes.tsx";
import { type Chart, type Drawing, marksAlongX } from "./drawing.ts";

/** More classes than this are shown as those that add most to the error. */
const CLASSES_SHOWN = 24;
const HEIGHT = 220;

/** A class that is predicted at least once. */
type Predicted = ClassCalibration & {
  readonly precision: number;
  readonly meanConfidence: number;
  readonly ece: number;
};

/** Bars are the precision of each predicted class, lines its mean confidence: a line above its bar is overconfidence. */
export function perClassCalibration({ classes }: Pick<CalibrationFigures, "classes">): Chart {
  const predicted = classes.filter((each): each is Predicted => each.predictedCount > 0);
  const shown =
    predicted.length <= CLASSES_SHOWN
      ? predicted
      : predicted
          .toSorted((a, b) => weight(b) - weight(a))
          .slice(0, CLASSES_SHOWN)
          .sort((a, b) => a.index - b.index);
  return {
    name: "calibration-by-class",
    title:
      shown.length === predicted.length
        ? "Calibration by predicted class"
        : `Calibration of the ${CLASSES_SHOWN} classes that add most to the error, of ${predicted.length.toLocaleString("en")} predicted`,
    summary: summaryOf(predicted),
    legend: [
      { series: "hard", label: "precision", shape: "bar" },
      { series: "smoothed", label: "mean confidence", shape: "line" },
    ],
    table: () => calibrationClassTable(shown),
    wholeTable: () => calibrationClassTable(classes),
    draw: (width) => draw(shown, width),
  };
}

function weight({ precision, meanConfidence, predictedCount }: Predicted): number {
  return Math.abs(precision - meanConfidence) * predictedCount;
}

function summaryOf(predicted: readonly Predicted[]): string {
  if (predicted.length === 0) return "No row counts: there is nothing to show.";
  const worst = predicted.reduce((worst, each) => (weight(each) > weight(worst) ? each : worst));
  const { index, predictedCount, precision, meanConfidence } = worst;
  return `Class ${index} adds most to the error: ${predictedCount.toLocaleString("en")} ${predictedCount === 1 ? "prediction" : "predictions"}, mean confidence ${formatNumber(meanConfidence, 4)}, ${formatNumber(precision, 4)} of them right.`;
}

function draw(shown: readonly Predicted[], width: number): Drawing {
  const area = plotArea(width, HEIGHT);
  const y = scaleLinear([0, 1], [area.bottom, area.top]);
  const step = (area.right - area.left) / Math.max(shown.length, 1);
  const centers = shown.map((_, i) => area.left + step * (i + 0.5));
  const half = Math.min(step * 0.34, 22);
  return {
    width,
    height: HEIGHT,
    content: (
      <>
        <LeftAxis area={area} scale={y} />
        {shown.map(({ index, precision, meanConfidence }, i) => (
          <g key={index}>
            <rect
              class="bar hard"
              x={round(centers[i]! - half)}
              width={round(2 * half)}
              y={round(y(precision))}
              height={round(area.bottom - y(precision))}
            />
            <line
              class="line smoothed"
              x1={round(centers[i]! - 1.3 * half)}
              x2={round(centers[i]! + 1.3 * half)}
              y1={round(y(meanConfidence))}
              y2={round(y(meanConfidence))}
            />
          </g>
        ))}
        <BandAxis
          area={area}
          centers={centers}
          labels={shown.map(({ index }) => String(index))}
          title="predicted class"
        />
      </>
    ),
    marks: marksAlongX(
      shown.map(({ index, predictedCount, precision, meanConfidence, ece }, i) => ({
        x: centers[i]!,
        y: y(Math.max(precision, meanConfidence)),
        lines: [
          `class ${index}`,
          `${predictedCount.toLocaleString("en")} ${predictedCount === 1 ? "prediction" : "predictions"}`,
          `precision ${formatNumber(precision, 4)}`,
          `mean confidence ${formatNumber(meanConfidence, 4)}`,
          `ECE ${formatNumber(ece, 4)}`,
        ],
      })),
    ),
  };
}
