/** The axes of a heat map: numbers of rows and classes at the middle of their cells. */
import { BandAxis, type PlotArea, round } from "./axes.tsx";

/** Row numbers at the left, from the first above to the last below; the selected one always. */
export function RowAxis({
  area,
  numRows,
  selectedRow,
}: {
  readonly area: PlotArea;
  readonly numRows: number;
  readonly selectedRow: number;
}) {
  const height = (area.bottom - area.top) / numRows;
  const every = stepFor(numRows, (area.bottom - area.top) / 16);
  const ticks = Array.from({ length: Math.ceil(numRows / every) }, (_, i) => i * every).filter(
    (row) => row !== selectedRow && Math.abs(row - selectedRow) * height >= 12,
  );
  return (
    <g class="axis">
      {[...ticks, selectedRow].map((row) => (
        <text
          key={row}
          class={row === selectedRow ? "strong" : undefined}
          x={area.left - 5}
          y={round(area.top + height * (row + 0.5))}
          dy="0.32em"
          text-anchor="end"
        >
          {row}
        </text>
      ))}
      <text
        class="axis-title"
        text-anchor="middle"
        transform={`translate(11 ${round((area.top + area.bottom) / 2)}) rotate(-90)`}
      >
        row
      </text>
    </g>
  );
}

/** Class numbers below, as many as fit. */
export function ClassAxis({ area, numClasses }: { readonly area: PlotArea; readonly numClasses: number }) {
  const step = (area.right - area.left) / numClasses;
  const every = stepFor(numClasses, (area.right - area.left) / (String(numClasses - 1).length * 7 + 8));
  const ticks = Array.from({ length: Math.ceil(numClasses / every) }, (_, i) => i * every);
  return (
    <BandAxis
      area={area}
      centers={ticks.map((k) => area.left + step * (k + 0.5))}
      labels={ticks.map(String)}
      title="class"
    />
  );
}

/** The smallest of 1, 2, 5, 10, 20, … such that no more than `most` of `count` places have a number. */
function stepFor(count: number, most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) if (count / (digit * power) <= Math.max(1, most)) return digit * power;
  }
}
