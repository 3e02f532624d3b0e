/** One figure of several logits files against the smoothing value in their names, the best marked. */
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { bestOf, type CalibratedFile, type ComparedFigure } from "../../src/report/comparisonReport.ts";
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import { short } from "../../src/report/report.ts";
import { BottomAxis, LeftAxis, plotArea, round } from "./axes.tsx";
import { type Chart, type Drawing, marksAlongX } from "./drawing.ts";

/** A file with a value and a finite figure. */
interface Point {
  readonly name: string;
  readonly a: number;
  readonly value: number;
  readonly isBest: boolean;
}

const HEIGHT = 190;

/** Files without a value in their names, or without the figure, are left out. Of equal values the line takes the mean. */
export function valueCurve(files: readonly CalibratedFile[], figure: ComparedFigure): Chart {
  const best = bestOf(figure, files);
  const points = files
    .flatMap((file): Point[] => {
      const value = figure.read(file);
      if (file.labelSmoothing === null || !Number.isFinite(value)) return [];
      return [{ name: file.name, a: file.labelSmoothing, value, isBest: value === best }];
    })
    .sort((a, b) => a.a - b.a);
  return {
    name: `${figure.key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-by-value`,
    title: `${figure.title[0]!.toUpperCase()}${figure.title.slice(1)} against the value`,
    summary: summaryOf(points, figure),
    legend: [
      { series: "smoothed", label: figure.title, shape: "line" },
      ...(points.some(({ isBest }) => isBest) ? [{ series: "floor", label: "best", shape: "dot" } as const] : []),
    ],
    table: () => ({
      kind: "table",
      columns: ["a", figure.title, "file"],
      rows: points.map(({ a, value, name }) => [short(a), value, name]),
    }),
    draw: (width) => draw(points, width),
  };
}

function summaryOf(points: readonly Point[], { title, better }: ComparedFigure): string {
  if (points.length === 0) return `No file has both a smoothing value in its name and the figure ${title}.`;
  const best = points.find(({ isBest }) => isBest);
  if (best !== undefined) {
    return `The ${better === "less" ? "least" : "largest"} ${title} is ${formatNumber(best.value, 4)}, at a = ${shortNumber(best.a, 6)}.`;
  }
  const [first, last] = [points[0]!, points.at(-1)!];
  const at = ({ a, value }: Point) => `${formatNumber(value, 4)} at a = ${shortNumber(a, 6)}`;
  return first === last ? `The ${title} is ${at(first)}.` : `The ${title} goes from ${at(first)} to ${at(last)}.`;
}

function draw(points: readonly Point[], width: number): Drawing {
  const area = plotArea(width, HEIGHT, { left: 48, right: 14 });
  const x = scaleLinear([0, Math.max(0.1, ...points.map(({ a }) => a))], [area.left, area.right]);
  const y = scaleLinear(rangeOf(points), [area.bottom, area.top]).nice(5);
  const means = [...new Set(points.map(({ a }) => a))].map((a) => {
    const same = points.filter((point) => point.a === a);
    return [x(a), y(same.reduce((sum, { value }) => sum + value, 0) / same.length)] as [number, number];
  });
  return {
    width,
    height: HEIGHT,
    content: (
      <>
        <LeftAxis area={area} scale={y} />
        <BottomAxis area={area} scale={x} title="smoothing value a" />
        <path class="line smoothed" d={line().digits(1)(means) ?? ""} stroke-linejoin="round" />
        {points.map(({ name, a, value, isBest }) => (
          <circle
            key={`${a} ${name}`}
            class={`dot ${isBest ? "floor" : "smoothed"}`}
            cx={round(x(a))}
            cy={round(y(value))}
            r={isBest ? 6 : 4}
          />
        ))}
      </>
    ),
    marks: marksAlongX(
      points.map(({ name, a, value, isBest }) => ({
        x: x(a),
        y: y(value),
        lines: [`a = ${shortNumber(a, 6)}${isBest ? ", best" : ""}`, formatNumber(value, 4), name],
      })),
    ),
  };
}

/** From 0 where the figures are errors that reach down to it; else around them: an accuracy of 0.86 to 0.89 is no flat line. */
function rangeOf(points: readonly Point[]): [number, number] {
  const values = points.map(({ value }) => value);
  const [least, largest] = [Math.min(...values), Math.max(...values)];
  if (points.length === 0) return [0, 1];
  if (least === largest) return [least - 0.05, largest + 0.05];
  return least < 0.5 * largest ? [0, largest] : [least - 0.1 * (largest - least), largest + 0.1 * (largest - least)];
}
