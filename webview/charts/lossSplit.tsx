/** A loss as its floor, which no model goes below, and the excess over it: hard and smoothed as two stacked bars. */
import { scaleLinear } from "d3-scale";
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import { BottomAxis, plotArea, round } from "./axes.tsx";
import { type Chart, type Drawing, marksAlongX } from "./drawing.ts";

/** Floor and excess; they sum to the loss. */
export interface LossParts {
  readonly loss: number;
  readonly minimumLoss: number;
  readonly excess: number;
}

export interface LossSplitData {
  /** For the file's name: "row" or "batch". */
  readonly of: string;
  readonly title: string;
  readonly labelSmoothing: number;
  readonly hard: LossParts;
  readonly smoothed: LossParts;
}

const HEIGHT = 96;
const THICKNESS = 20;

export function lossSplit(data: LossSplitData): Chart {
  const { of, title, labelSmoothing, hard, smoothed } = data;
  const number = (value: number) => formatNumber(value, 4);
  const words = ({ loss, minimumLoss, excess }: LossParts) =>
    `${number(loss)}, of which floor ${number(minimumLoss)} and excess ${number(excess)}`;
  return {
    name: `loss-split-${of}`,
    title,
    summary: `Hard loss ${words(hard)}. Smoothed loss with a = ${shortNumber(labelSmoothing, 6)} ${words(smoothed)}.`,
    legend: [
      { series: "floor", label: "floor", shape: "bar" },
      { series: "excess", label: "excess", shape: "bar" },
    ],
    table: () => ({
      kind: "table",
      columns: ["", "floor", "excess", "loss"],
      rows: [
        ["hard", hard.minimumLoss, hard.excess, hard.loss],
        ["smoothed", smoothed.minimumLoss, smoothed.excess, smoothed.loss],
      ],
    }),
    draw: (width) => draw(data, width),
  };
}

function draw({ hard, smoothed }: LossSplitData, width: number): Drawing {
  const area = plotArea(width, HEIGHT, { left: 66, right: 62, top: 6, bottom: 24 });
  const bars = [
    { name: "hard", parts: hard, y: area.top + 4 },
    { name: "smoothed", parts: smoothed, y: area.top + 8 + THICKNESS + 6 },
  ];
  const ends = bars.flatMap(({ parts }) => [parts.loss, parts.minimumLoss]).filter(Number.isFinite);
  const [least, largest] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const scale = scaleLinear([least, largest === least ? least + 1 : largest], [area.left, area.right]);
  // An infinite part goes to the end of the picture, what is not a number is not drawn.
  const place = (value: number) => {
    if (Number.isFinite(value)) return scale(value);
    return value === Number.POSITIVE_INFINITY ? area.right : scale(0);
  };
  const segment = (series: "floor" | "excess", from: number, to: number, y: number) => {
    const [left, right] = [Math.min(place(from), place(to)), Math.max(place(from), place(to))];
    return <rect class={`bar ${series}`} x={round(left)} y={y} width={round(right - left)} height={THICKNESS} />;
  };
  return {
    width,
    height: HEIGHT,
    content: (
      <>
        <g class="axis">
          {scale.ticks(5).map((tick) => (
            <line
              key={tick}
              class="grid"
              x1={round(scale(tick))}
              x2={round(scale(tick))}
              y1={area.top}
              y2={area.bottom}
            />
          ))}
        </g>
        <BottomAxis area={area} scale={scale} ticks={Math.max(2, Math.floor((area.right - area.left) / 60))} />
        {bars.map(({ name, parts, y }) => (
          <g key={name}>
            <text class="value" x={area.left - 6} y={y + THICKNESS / 2} dy="0.32em" text-anchor="end">
              {name}
            </text>
            {segment("floor", 0, parts.minimumLoss, y)}
            {segment("excess", parts.minimumLoss, parts.loss, y)}
            <text class="value" x={round(place(parts.loss)) + 5} y={y + THICKNESS / 2} dy="0.32em">
              {formatNumber(parts.loss, 4)}
            </text>
          </g>
        ))}
      </>
    ),
    marks: {
      ...marksAlongX(
        bars.map(({ name, parts, y }) => ({
          x: Math.max(place(parts.loss), area.left) / 2 + area.left / 2,
          y: y + THICKNESS / 2,
          lines: [
            `${name} loss ${formatNumber(parts.loss, 4)}`,
            `floor ${formatNumber(parts.minimumLoss, 4)}`,
            `excess ${formatNumber(parts.excess, 4)}`,
          ],
        })),
      ),
      nearest: (_x, y) => (y < (bars[0]!.y + bars[1]!.y + THICKNESS) / 2 ? 0 : 1),
    },
  };
}
