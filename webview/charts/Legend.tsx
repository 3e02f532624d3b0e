/** The legend of a chart: a sample and a word for each series. */
import type { LegendEntry } from "./drawing.ts";

/** The entries in one line that wraps. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul class="legend">
      {entries.map(({ series, label, shape }, i) => (
        // Words change with the smoothing value: the element stays.
        <li key={i}>
          <svg width="14" height="10" aria-hidden="true">
            {shape === "bar" && <rect class={`bar ${series}`} x="1" y="1" width="12" height="8" />}
            {(shape === "line" || shape === "dashed") && (
              <line class={`line ${series} ${shape}`} x1="0" x2="14" y1="5" y2="5" />
            )}
            {shape === "hatch" && <rect class="hatched" x="1" y="1" width="12" height="8" />}
            {shape === "ramp" && <rect class="ramp" x="0" y="1" width="14" height="8" />}
            {shape === "dot" && <circle class={`dot ${series}`} cx="7" cy="5" r="3.5" />}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
