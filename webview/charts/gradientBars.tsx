/** The gradient of one row's loss per class, hard and smoothed, between the bounds that the smoothed one never leaves. */
import { scaleLinear } from "d3-scale";
import type { RowComparison } from "../../src/core/compareRow.ts";
import { sumAt } from "../../src/core/sum.ts";
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import type { Table } from "../../src/report/report.ts";
import type { ClassChoice } from "../../src/report/topClasses.ts";
import { BandAxis, LeftAxis, plotArea, round } from "./axes.tsx";
import { type Chart, type Drawing, marksAlongX } from "./drawing.ts";

export interface GradientBarsData {
  readonly row: RowComparison;
  readonly classes: ClassChoice;
  readonly labelSmoothing: number;
  readonly trueClass: number;
  /** By which the gradient is scaled: "mean". */
  readonly reduction: string;
  /** Without them the bars fill the picture. */
  readonly showsBounds: boolean;
}

interface Bar {
  readonly label: string;
  readonly hard: number;
  readonly smoothed: number;
  /** null for the classes that are summed up: each has bounds of its own. */
  readonly bounds: readonly [lower: number, upper: number] | null;
  readonly isTrue: boolean;
}

const HEIGHT = 220;

export function gradientBars(data: GradientBarsData): Chart {
  const { row, labelSmoothing, trueClass, reduction, showsBounds } = data;
  const bars = barsOf(data);
  const a = shortNumber(labelSmoothing, 6);
  const at = (values: Float64Array) => formatNumber(values[trueClass] ?? Number.NaN, 4);
  return {
    name: "gradient",
    title: `Gradient per class (${reduction})`,
    summary:
      row.state === "counted"
        ? `Class ${trueClass}: hard gradient ${at(row.hard.gradLogits)}, smoothed ${at(row.smoothed.gradLogits)} with a = ${a}, between ${at(row.smoothed.gradLower)} and ${at(row.smoothed.gradUpper)} whatever the logits are.`
        : `The row is ${row.state}: its gradient is 0.`,
    legend: [
      { series: "hard", label: "hard", shape: "bar" },
      { series: "smoothed", label: `smoothed, a = ${a}`, shape: "bar" },
      ...(showsBounds ? [{ series: "bound", label: "bounds of the smoothed", shape: "line" } as const] : []),
    ],
    table: () => tableOf(bars),
    draw: (width) => draw(bars, showsBounds, width),
  };
}

function barsOf({ row: { hard, smoothed }, classes, trueClass }: GradientBarsData): readonly Bar[] {
  const bars = classes.shown.map(
    (k): Bar => ({
      label: String(k),
      hard: hard.gradLogits[k]!,
      smoothed: smoothed.gradLogits[k]!,
      bounds: [smoothed.gradLower[k]!, smoothed.gradUpper[k]!],
      isTrue: k === trueClass,
    }),
  );
  if (classes.rest.length === 0) return bars;
  const sum = (values: Float64Array) => sumAt(values, classes.rest);
  return [
    ...bars,
    {
      label: `${classes.rest.length.toLocaleString("en")} others`,
      hard: sum(hard.gradLogits),
      smoothed: sum(smoothed.gradLogits),
      bounds: null,
      isTrue: false,
    },
  ];
}

function tableOf(bars: readonly Bar[]): Table {
  return {
    kind: "table",
    columns: ["class", "hard gradient", "smoothed gradient", "at least", "at most"],
    rows: bars.map(({ label, hard, smoothed, bounds }) => [
      label,
      hard,
      smoothed,
      bounds?.[0] ?? null,
      bounds?.[1] ?? null,
    ]),
  };
}

function draw(bars: readonly Bar[], showsBounds: boolean, width: number): Drawing {
  const room = Math.max(...labelsOf(bars, showsBounds).map((label) => label.length)) * 6 + 12;
  const area = plotArea(width, HEIGHT, { left: Math.max(40, room) });
  const scale = scaleLinear(rangeOf(bars, showsBounds), [area.bottom, area.top]).nice(5);
  const step = (area.right - area.left) / bars.length;
  const center = (i: number) => area.left + step * (i + 0.5);
  const thickness = Math.min(step * 0.36, 40);
  const column = (series: "hard" | "smoothed", value: number, x: number) => {
    if (!Number.isFinite(value)) return null;
    const [top, bottom] = [scale(Math.max(value, 0)), scale(Math.min(value, 0))];
    return (
      <rect
        class={`bar ${series}`}
        x={round(x)}
        y={round(top)}
        width={round(thickness)}
        height={Math.max(0.6, round(bottom - top))}
      />
    );
  };
  return {
    width,
    height: HEIGHT,
    content: (
      <>
        <LeftAxis area={area} scale={scale} />
        {bars.map(({ label, hard, smoothed, bounds }, i) => (
          <g key={label}>
            {column("hard", hard, center(i) - thickness)}
            {column("smoothed", smoothed, center(i))}
            {showsBounds && bounds?.every(Number.isFinite) && (
              <path
                class="line bound bracket"
                d={bracket(center(i) + thickness / 2, Math.min(thickness / 2, 7), scale(bounds[0]), scale(bounds[1]))}
              />
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
      bars.map(({ label, hard, smoothed, bounds, isTrue }, i) => ({
        x: center(i),
        y: scale(Math.max(0, ...[hard, smoothed].filter(Number.isFinite))),
        lines: [
          bounds === null ? label : `class ${label}${isTrue ? ", true" : ""}`,
          `hard ${formatNumber(hard, 4)}`,
          `smoothed ${formatNumber(smoothed, 4)}`,
          ...(bounds === null ? [] : [`from ${formatNumber(bounds[0], 4)} to ${formatNumber(bounds[1], 4)}`]),
        ],
      })),
    ),
  };
}

/** A line with a hook at both ends. */
function bracket(x: number, reach: number, lower: number, upper: number): string {
  const [left, right] = [round(x - reach), round(x + reach)];
  return `M${left} ${round(upper)}H${right}M${round(x)} ${round(upper)}V${round(lower)}M${left} ${round(lower)}H${right}`;
}

function rangeOf(bars: readonly Bar[], showsBounds: boolean): [number, number] {
  const values = bars
    .flatMap(({ hard, smoothed, bounds }) => [hard, smoothed, ...(showsBounds && bounds !== null ? bounds : [])])
    .filter(Number.isFinite);
  const [least, largest] = [Math.min(0, ...values), Math.max(0, ...values)];
  return least === largest ? [-1, 1] : [least, largest];
}

function labelsOf(bars: readonly Bar[], showsBounds: boolean): readonly string[] {
  return scaleLinear(rangeOf(bars, showsBounds), [0, 1])
    .nice(5)
    .ticks(5)
    .map((tick) => shortNumber(tick, 6));
}
