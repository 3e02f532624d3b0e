/** The colours of a heat map and the numbers that they stand for. */
import { round } from "./axes.tsx";
import type { ColorScale } from "./colorScale.ts";
import { viridisText } from "./viridis.ts";

const HEIGHT = 8;
const STOPS = Array.from({ length: 17 }, (_, i) => i / 16);
/** Pixels that a character takes at most. */
const CHARACTER = 6.5;

interface ColorBarProps {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly scale: ColorScale;
}

/** A bar from `left` to `right`, its numbers below. */
export function ColorBar({ left, right, top, scale }: ColorBarProps) {
  return (
    <g class="axis color-bar">
      <linearGradient id="viridis">
        {STOPS.map((share) => (
          <stop key={share} offset={share} stop-color={viridisText(share)} />
        ))}
      </linearGradient>
      <rect class="ramp" x={left} y={top} width={round(right - left)} height={HEIGHT} />
      {ticksThatFit(scale, left, right).map(({ tick, x, anchor }) => (
        <g key={tick} transform={`translate(${round(x)} ${top + HEIGHT})`}>
          <line class="domain" y2="3" />
          <text y="14" text-anchor={anchor}>
            {scale.label(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

interface Tick {
  readonly tick: number;
  readonly x: number;
  readonly anchor: "start" | "middle" | "end";
  readonly from: number;
  readonly to: number;
}

/** The ticks in their order of importance, but for those that would run into one that is there. */
function ticksThatFit(scale: ColorScale, left: number, right: number): readonly Tick[] {
  const placed: Tick[] = [];
  for (const tick of scale.ticks) {
    const share = scale.share(tick);
    const x = left + share * (right - left);
    const anchor = share === 0 ? "start" : share === 1 ? "end" : "middle";
    const length = scale.label(tick).length * CHARACTER;
    const from = x - { start: 0, middle: length / 2, end: length }[anchor];
    const next = { tick, x, anchor, from, to: from + length } as const;
    if (placed.every((other) => next.to + 6 < other.from || other.to + 6 < next.from)) placed.push(next);
  }
  return placed;
}
