/** A drawing as an SVG element, with the patterns that tell series apart without colours. */
import { useMemo } from "preact/hooks";
import type { Drawing, Mark } from "./drawing.ts";

/** The drawing; `pointed` is marked by a line. */
export function ChartSvg({ drawing, pointed }: { readonly drawing: Drawing; readonly pointed?: Mark | undefined }) {
  const { width, height, content } = drawing;
  const patterns = useMemo(() => <Patterns />, []);
  return (
    <svg
      class="chart"
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {patterns}
      {content}
      {pointed && <circle class="pointed" cx={pointed.x} cy={pointed.y} r={4} />}
    </svg>
  );
}

/** Fills for high contrast themes; charts.css says who uses which. */
function Patterns() {
  return (
    <defs>
      <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="pattern-ground" width="6" height="6" />
        <rect class="pattern-smoothed" width="3" height="6" />
      </pattern>
      <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect class="pattern-ground" width="5" height="5" />
        <circle class="pattern-excess" cx="2.5" cy="2.5" r="1.4" />
      </pattern>
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect class="pattern-ground" width="5" height="5" />
        <rect class="pattern-hatch" width="1.5" height="5" />
      </pattern>
    </defs>
  );
}
