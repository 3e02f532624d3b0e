/** Axes and grid lines of a chart, and the room that they take. */
import type { ScaleContinuousNumeric } from "d3-scale";
import { shortNumber } from "../../src/report/formatNumber.ts";

/** Where the data stand inside a drawing, in pixels. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The area of a drawing of this size, with room for labels at the left and below. */
export function plotArea(width: number, height: number, room: Partial<PlotArea> = {}): PlotArea {
  return {
    left: room.left ?? 40,
    right: width - (room.right ?? 8),
    top: room.top ?? 10,
    bottom: height - (room.bottom ?? 34),
  };
}

interface ValueAxisProps {
  readonly area: PlotArea;
  readonly scale: ScaleContinuousNumeric<number, number>;
  readonly title?: string;
  readonly ticks?: number;
}

/** The axis at the left, with lines across the plot. */
export function LeftAxis({ area, scale, title, ticks = 5 }: ValueAxisProps) {
  return (
    <g class="axis">
      {scale.ticks(ticks).map((tick) => (
        <g key={tick} transform={`translate(0 ${round(scale(tick))})`}>
          <line class={tick === 0 ? "zero" : "grid"} x1={area.left} x2={area.right} />
          <text x={area.left - 6} dy="0.32em" text-anchor="end">
            {shortNumber(tick, 6)}
          </text>
        </g>
      ))}
      {title !== undefined && (
        <text
          class="axis-title"
          text-anchor="middle"
          transform={`translate(11 ${round((area.top + area.bottom) / 2)}) rotate(-90)`}
        >
          {title}
        </text>
      )}
    </g>
  );
}

/** The axis below, for numbers. */
export function BottomAxis({ area, scale, title, ticks }: ValueAxisProps) {
  const count = ticks ?? Math.max(2, Math.floor((area.right - area.left) / 60));
  return (
    <g class="axis">
      <line class="domain" x1={area.left} x2={area.right} y1={area.bottom} y2={area.bottom} />
      {scale.ticks(count).map((tick) => (
        <text key={tick} x={round(scale(tick))} y={area.bottom + 14} text-anchor="middle">
          {shortNumber(tick, 6)}
        </text>
      ))}
      <BottomTitle area={area} title={title} />
    </g>
  );
}

/** The axis below, for classes or other things with names; names that would run into each other are left out. */
export function BandAxis(props: {
  readonly area: PlotArea;
  readonly centers: readonly number[];
  readonly labels: readonly string[];
  readonly strong?: (index: number) => boolean;
  readonly title?: string;
}) {
  const { area, centers, labels, strong, title } = props;
  const step = centers.length < 2 ? 100 : centers[1]! - centers[0]!;
  // "986 others" stands at the end: it is longer than a class, and the one bar that has to be named.
  const last = labels.at(-1);
  const isRest = last !== undefined && !/^\d+$/.test(last);
  const free = isRest ? area.right - Math.max(last.length * 6 + 6, step) : area.right;
  const longest = Math.max(1, ...labels.slice(0, isRest ? -1 : undefined).map((label) => label.length));
  const every = Math.max(1, Math.ceil((longest * 7 + 6) / step));
  const isShown = (label: string, i: number) =>
    (i % every === 0 || strong?.(i)) && (!isRest || centers[i]! + (label.length * 7) / 2 <= free);
  return (
    <g class="axis">
      <line class="domain" x1={area.left} x2={area.right} y1={area.bottom} y2={area.bottom} />
      {labels.map((label, i) =>
        isShown(label, i) ? (
          <text
            key={label}
            class={strong?.(i) ? "strong" : undefined}
            x={round(centers[i]!)}
            y={area.bottom + 14}
            text-anchor="middle"
          >
            {label}
          </text>
        ) : null,
      )}
      {isRest && (
        <text x={round(area.right)} y={area.bottom + 14} text-anchor="end">
          {last}
        </text>
      )}
      <BottomTitle area={area} title={title} />
    </g>
  );
}

function BottomTitle({ area, title }: { readonly area: PlotArea; readonly title?: string | undefined }) {
  if (title === undefined) return null;
  return (
    <text class="axis-title" x={round((area.left + area.right) / 2)} y={area.bottom + 29} text-anchor="middle">
      {title}
    </text>
  );
}

/** A tenth of a pixel is as fine as anyone sees, and keeps pictures small. */
export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
