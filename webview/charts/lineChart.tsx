/** Lines over a number, with places marked: each marker is a rule with its words above the plot and dots on its values. */
import { type ScaleContinuousNumeric, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import { short } from "../../src/report/report.ts";
import { BottomAxis, LeftAxis, type PlotArea, plotArea, round } from "./axes.tsx";
import { type Chart, type Drawing, type Mark, marksAlongX, type Series } from "./drawing.ts";
import { apart, BESIDE, type PlacedLabel, placeLabels } from "./placeLabels.ts";

/** One line; what is not finite is a gap in it. */
export interface LineSeries {
  readonly series: Series;
  readonly label: string;
  readonly shape: "line" | "dashed";
  /** As many as there are xs. */
  readonly ys: ArrayLike<number>;
  /** Stands at the line's right end. */
  readonly endLabel?: string;
}

/** A place that is worth a name. */
export interface LineMarker {
  readonly x: number;
  readonly label: string;
  readonly points: readonly { readonly series: Series; readonly y: number }[];
  /** What the tooltip says below the label. */
  readonly lines: readonly string[];
}

export interface LineChartData {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** The title of the axis below, and what a tooltip and the table call its number. */
  readonly xTitle: string;
  readonly xName: string;
  readonly xs: readonly number[];
  readonly lines: readonly LineSeries[];
  readonly markers: readonly LineMarker[];
  /** Rows of labels that room is kept for: the picture does not grow and shrink while markers move. */
  readonly labelRows: number;
}

const HEIGHT = 190;
const LABEL_HEIGHT = 14;
/** About how wide a letter of a chart is, in pixels. */
const LETTER = 6.2;

/** Draws `data` with linear axes; the one at the left holds 0. */
export function lineChart(data: LineChartData): Chart {
  const { name, title, summary, xName, xs, lines } = data;
  return {
    name,
    title,
    summary,
    legend: lines.map(({ series, label, shape }) => ({ series, label, shape })),
    table: () => ({
      kind: "table",
      columns: [xName, ...lines.map(({ label }) => label)],
      rows: xs.map((x, i) => [short(x), ...lines.map(({ ys }) => ys[i]!)]),
    }),
    draw: (width) => draw(data, width),
  };
}

type Scale = ScaleContinuousNumeric<number, number>;

function draw(data: LineChartData, width: number): Drawing {
  const { xs, lines, xTitle, labelRows } = data;
  const markers = data.markers.filter(({ x }) => x >= xs[0]! && x <= xs.at(-1)!);
  const longestEnd = Math.max(0, ...lines.map(({ endLabel = "" }) => endLabel.length));
  const right = longestEnd === 0 ? 10 : longestEnd * LETTER + 8;
  const inner = plotArea(width, HEIGHT, { right });
  const x = scaleLinear([xs[0]!, xs.at(-1)!], [inner.left, inner.right]);
  const labels = placeLabels(
    markers.map(({ label, x: at }) => ({ at: x(at), width: label.length * LETTER })),
    width,
  );
  const top = 10 + LABEL_HEIGHT * Math.max(labelRows, ...labels.map(({ row }) => row + 1));
  const height = HEIGHT + top - 10;
  const area = plotArea(width, height, { top, right });
  const y = scaleLinear(valueRange(lines, markers), [area.bottom, area.top]).nice(5);
  return {
    width,
    height,
    content: (
      <>
        <LeftAxis area={area} scale={y} />
        <BottomAxis
          area={area}
          scale={x}
          title={xTitle}
          ticks={Math.max(4, Math.floor((area.right - area.left) / 60))}
        />
        {lines.map((series, i) => (
          <path
            key={i}
            class={`line ${series.series} ${series.shape}`}
            d={pathOf(xs, series.ys, x, y)}
            stroke-linejoin="round"
          />
        ))}
        {markers.map((marker, i) => (
          <Marker key={i} marker={marker} place={labels[i]!} area={area} x={x} y={y} />
        ))}
        <EndLabels lines={lines} area={area} y={y} />
      </>
    ),
    marks: marksAlongX(marksOf(data, markers, area, x, y)),
  };
}

/** From the least to the largest finite value, with 0. */
function valueRange(lines: readonly LineSeries[], markers: readonly LineMarker[]): [number, number] {
  let [least, largest] = [0, 0];
  const take = (value: number) => {
    if (!Number.isFinite(value)) return;
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  };
  for (const { ys } of lines) for (let i = 0; i < ys.length; i++) take(ys[i]!);
  for (const { points } of markers) for (const { y } of points) take(y);
  return least === largest ? [0, 1] : [least, largest];
}

function pathOf(xs: readonly number[], ys: ArrayLike<number>, x: Scale, y: Scale): string {
  const path = line<number>()
    .defined((_, i) => Number.isFinite(ys[i]!))
    .x((at) => x(at))
    .y((_, i) => y(ys[i]!))
    .digits(1);
  return path(xs as number[]) ?? "";
}

interface MarkerProps {
  readonly marker: LineMarker;
  readonly place: PlacedLabel;
  readonly area: PlotArea;
  readonly x: Scale;
  readonly y: Scale;
}

function Marker({ marker, place, area, x, y }: MarkerProps) {
  const at = round(x(marker.x));
  const labelY = 11 + LABEL_HEIGHT * place.row;
  return (
    <g>
      <line class="line bound rule" x1={at} x2={at} y1={labelY - 8} y2={area.bottom} />
      <text
        class="mark-label"
        x={place.side === "right" ? at + BESIDE : at - BESIDE}
        y={labelY}
        text-anchor={place.side === "right" ? "start" : "end"}
      >
        {marker.label}
      </text>
      {marker.points
        .filter((point) => Number.isFinite(point.y))
        .map((point) => (
          <circle key={point.series} class={`dot ${point.series}`} cx={at} cy={round(y(point.y))} r={4.5} />
        ))}
    </g>
  );
}

/** The names of lines at their right ends, pushed apart where they would cover each other. */
function EndLabels({
  lines,
  area,
  y,
}: {
  readonly lines: readonly LineSeries[];
  readonly area: PlotArea;
  readonly y: Scale;
}) {
  const named = lines.flatMap(({ endLabel, ys }) => {
    const last = ys[ys.length - 1]!;
    return endLabel === undefined || !Number.isFinite(last) ? [] : [{ endLabel, at: y(last) }];
  });
  const places = apart(
    named.map(({ at }) => at),
    LABEL_HEIGHT - 2,
    [area.top, area.bottom],
  );
  return (
    <g class="axis">
      {named.map(({ endLabel }, i) => (
        <text key={endLabel} x={area.right + 5} y={round(places[i]!)} dy="0.32em">
          {endLabel}
        </text>
      ))}
    </g>
  );
}

/** Every x, and the markers between them. */
function marksOf(
  { xs, lines, xName }: LineChartData,
  markers: readonly LineMarker[],
  area: PlotArea,
  x: Scale,
  y: Scale,
): readonly Mark[] {
  const height = (values: readonly number[]) => {
    const value = values.find(Number.isFinite);
    return value === undefined ? area.bottom : y(value);
  };
  return [
    ...xs.map((at, i) => ({
      x: x(at),
      y: height(lines.map(({ ys }) => ys[i]!)),
      // Words are made where someone points, not for each place of each drawing.
      get lines() {
        return [
          `${xName} ${shortNumber(at, 4)}`,
          ...lines.map(({ label, ys }) => `${label}: ${formatNumber(ys[i]!, 4)}`),
        ];
      },
    })),
    ...markers.map(({ x: at, label, points, lines: words }) => ({
      x: x(at),
      y: height(points.map((point) => point.y)),
      lines: [label, ...words],
    })),
  ].sort((a, b) => a.x - b.x);
}
