/** Hard and smoothed targets of one row side by side, and what the model says, over the classes that matter. */
import { scaleLinear } from "d3-scale";
import type { RowComparison } from "../../src/core/compareRow.ts";
import { sumAt } from "../../src/core/sum.ts";
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import { short, type Table } from "../../src/report/report.ts";
import type { ClassChoice } from "../../src/report/topClasses.ts";
import { BandAxis, LeftAxis, plotArea, round } from "./axes.tsx";
import { type Chart, type Drawing, marksAlongX } from "./drawing.ts";

export interface TargetBarsData {
  readonly row: RowComparison;
  readonly classes: ClassChoice;
  readonly labelSmoothing: number;
  readonly trueClass: number;
  readonly showsValues: boolean;
  /** What the model's numbers are: softmax for categorical losses, sigmoid for binary ones. */
  readonly modelName: "softmax" | "sigmoid";
}

interface Bar {
  readonly label: string;
  readonly hard: number;
  readonly smoothed: number;
  readonly model: number;
  readonly isTrue: boolean;
}

const HEIGHT = 230;

/** The chart of the section Targets. */
export function targetBars(data: TargetBarsData): Chart {
  const { labelSmoothing, trueClass, modelName, row } = data;
  const bars = barsOf(data);
  const a = shortNumber(labelSmoothing, 6);
  const at = (values: Float64Array) => formatNumber(values[trueClass] ?? Number.NaN, 4);
  return {
    name: "targets",
    title: "Targets and prediction",
    summary:
      row.state === "counted"
        ? `Class ${trueClass}: hard target ${at(row.hard.targetProbs)}, smoothed ${at(row.smoothed.targetProbs)} with a = ${a}, ${modelName} ${at(row.probs)}.`
        : `The row is ${row.state}: all targets are 0.`,
    legend: [
      { series: "hard", label: "hard", shape: "bar" },
      { series: "smoothed", label: `smoothed, a = ${a}`, shape: "bar" },
      { series: "model", label: modelName, shape: "line" },
    ],
    table: () => tableOf(bars, modelName),
    draw: (width) => draw(bars, data, width),
  };
}

function barsOf({ row, classes, trueClass }: TargetBarsData): readonly Bar[] {
  const arrays = { hard: row.hard.targetProbs, smoothed: row.smoothed.targetProbs, model: row.probs };
  const bars: Bar[] = classes.shown.map((k) => ({
    label: String(k),
    hard: arrays.hard[k]!,
    smoothed: arrays.smoothed[k]!,
    model: arrays.model[k]!,
    isTrue: k === trueClass,
  }));
  if (classes.rest.length === 0) return bars;
  const sum = (values: Float64Array) => sumAt(values, classes.rest);
  return [
    ...bars,
    {
      label: `${classes.rest.length.toLocaleString("en")} others`,
      hard: sum(arrays.hard),
      smoothed: sum(arrays.smoothed),
      model: sum(arrays.model),
      isTrue: false,
    },
  ];
}

function tableOf(bars: readonly Bar[], modelName: string): Table {
  return {
    kind: "table",
    columns: ["class", "hard target", "smoothed target", modelName],
    rows: bars.map(({ label, hard, smoothed, model }) => [label, short(hard), smoothed, model]),
  };
}

function draw(bars: readonly Bar[], { showsValues, modelName }: TargetBarsData, width: number): Drawing {
  const area = plotArea(width, HEIGHT, { top: showsValues ? 20 : 10 });
  const scale = scaleLinear([0, 1], [area.bottom, area.top]);
  const step = (area.right - area.left) / bars.length;
  const center = (i: number) => area.left + step * (i + 0.5);
  const thickness = Math.min(step * 0.38, 44);
  const column = (series: "hard" | "smoothed", i: number, x: number) => {
    const value = bars[i]![series];
    const top = scale(Math.min(1, Number.isNaN(value) ? 0 : value));
    return (
      <rect
        class={`bar ${series}`}
        x={round(x)}
        y={round(top)}
        width={round(thickness)}
        height={round(area.bottom - top)}
      />
    );
  };
  return {
    width,
    height: HEIGHT,
    content: (
      <>
        <LeftAxis area={area} scale={scale} />
        {bars.map((bar, i) => (
          <g key={bar.label}>
            {column("hard", i, center(i) - thickness)}
            {column("smoothed", i, center(i))}
            {Number.isFinite(bar.model) && (
              <line
                class="line model"
                x1={round(center(i) - thickness * 1.15)}
                x2={round(center(i) + thickness * 1.15)}
                y1={round(scale(bar.model))}
                y2={round(scale(bar.model))}
              />
            )}
            {showsValues && step > 34 && (
              <text
                class="value"
                x={round(center(i) + thickness / 2)}
                y={round(scale(bar.smoothed)) - 4}
                text-anchor="middle"
              >
                {formatNumber(bar.smoothed, step > 60 ? 4 : 2)}
              </text>
            )}
          </g>
        ))}
        <BandAxis
          area={area}
          centers={bars.map((_, i) => center(i))}
          labels={bars.map(({ label }) => label)}
          strong={(i) => bars[i]!.isTrue}
          title="class"
        />
      </>
    ),
    marks: marksAlongX(
      bars.map(({ label, hard, smoothed, model, isTrue }, i) => ({
        x: center(i),
        y: scale(Math.min(1, Math.max(smoothed, hard, Number.isNaN(model) ? 0 : model))),
        lines: [
          /^\d+$/.test(label) ? `class ${label}${isTrue ? ", true" : ""}` : label,
          `hard ${shortNumber(hard, 4)}`,
          `smoothed ${formatNumber(smoothed, 4)}`,
          `${modelName} ${formatNumber(model, 4)}`,
        ],
      })),
    ),
  };
}
