/** A histogram of rows, the right ones below the wrong, with places marked by a rule and words above the plot. */
import { scaleLinear } from "d3-scale";
import type { HistogramBin } from "../../src/core/calibration/figuresOf.ts";
import { shortNumber } from "../../src/report/formatNumber.ts";
import { short } from "../../src/report/report.ts";
import { BottomAxis, LeftAxis, plotArea, round } from "./axes.tsx";
import { type Chart, type Drawing, marksAlongX } from "./drawing.ts";
import { BESIDE, placeLabels } from "./placeLabels.ts";

export interface CountBarsData {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly xTitle: string;
  /** Ascending, of one width. */
  readonly bins: readonly HistogramBin[];
  readonly markers: readonly CountMarker[];
  /** Where the axis ends at least. */
  readonly most: number;
}

/** A place that is worth a name; beyond the axis it is not drawn. */
export interface CountMarker {
  readonly x: number;
  readonly label: string;
}

const HEIGHT = 190;
const LABEL_HEIGHT = 14;
const LABEL_ROWS = 2;
/** About how wide a letter of a chart is, in pixels. */
const LETTER = 6.2;

/** Draws `data`. */
export function countBars(data: CountBarsData): Chart {
  const { name, title, summary, bins, xTitle } = data;
  return {
    name,
    title,
    summary,
    legend: [
      { series: "floor", label: "right", shape: "bar" },
      { series: "excess", label: "wrong", shape: "bar" },
    ],
    table: () => ({
      kind: "table",
      columns: [`${xTitle} from`, "to", "right", "wrong"],
      rows: bins.map(({ lower, upper, count, correct }) => [
        short(lower),
        short(upper),
        short(correct),
        short(count - correct),
      ]),
    }),
    draw: (width) => draw(data, width),
  };
}

function draw({ bins, markers, most, xTitle }: CountBarsData, width: number): Drawing {
  const room = { left: 48 };
  const inner = plotArea(width, HEIGHT, room);
  const x = scaleLinear([0, Math.max(most, bins.at(-1)?.upper ?? 0)], [inner.left, inner.right]);
  const shown = markers.filter((marker) => marker.x >= 0 && marker.x <= x.domain()[1]!);
  const labels = placeLabels(
    shown.map(({ label, x: at }) => ({ at: x(at), width: label.length * LETTER })),
    width,
  );
  const top = 10 + LABEL_HEIGHT * Math.max(LABEL_ROWS, ...labels.map(({ row }) => row + 1));
  const height = HEIGHT + top - 10;
  const area = plotArea(width, height, { ...room, top });
  const largest = bins.reduce((largest, { count }) => Math.max(largest, count), 1);
  const y = scaleLinear([0, largest], [area.bottom, area.top]).nice(4);
  return {
    width,
    height,
    content: (
      <>
        <LeftAxis area={area} scale={y} title="rows" ticks={Math.min(4, largest)} />
        {bins.map(({ lower, upper, count, correct }) => {
          const span = { x: round(x(lower) + 0.3), width: round(Math.max(x(upper) - x(lower) - 0.6, 0.5)) };
          return count === 0 ? null : (
            <g key={lower}>
              <rect class="bar floor" {...span} y={round(y(correct))} height={round(area.bottom - y(correct))} />
              <rect class="bar excess" {...span} y={round(y(count))} height={round(y(correct) - y(count))} />
            </g>
          );
        })}
        <BottomAxis area={area} scale={x} title={xTitle} />
        {shown.map(({ label, x: place }, i) => {
          const { row, side } = labels[i]!;
          const at = round(x(place));
          const labelY = 11 + LABEL_HEIGHT * row;
          return (
            <g key={label}>
              <line class="line bound rule" x1={at} x2={at} y1={labelY - 8} y2={area.bottom} />
              <text
                class="mark-label"
                x={side === "right" ? at + BESIDE : at - BESIDE}
                y={labelY}
                text-anchor={side === "right" ? "start" : "end"}
              >
                {label}
              </text>
            </g>
          );
        })}
      </>
    ),
    marks: marksAlongX(
      bins
        .filter(({ count }) => count > 0)
        .map(({ lower, upper, count, correct }) => ({
          x: x((lower + upper) / 2),
          y: y(count),
          lines: [
            `${shortNumber(lower, 4)} to ${shortNumber(upper, 4)}`,
            `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}`,
            `${correct.toLocaleString("en")} right, ${(count - correct).toLocaleString("en")} wrong`,
          ],
        })),
    ),
  };
}
