/** A chart as a figure: title, legend, drawing, tooltip by pointer and keyboard, its table, and what can be taken from it. */
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { DataTable } from "../controls/DataTable.tsx";
import { useActions } from "../state/actions.ts";
import { CellCanvas } from "./CellCanvas.tsx";
import { ChartSvg } from "./ChartSvg.tsx";
import type { Chart, Drawing, Marks } from "./drawing.ts";
import { pngOf, svgTextOf } from "./exportChart.ts";
import { Legend } from "./Legend.tsx";

/** Rows and columns that a key goes; Infinity stands for the end. */
const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  PageDown: [10, 0],
  PageUp: [-10, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

/** Draws `chart` as wide as its place. `onPick` is called with the mark that is clicked, or taken with Enter. */
export function ChartFrame({ chart, onPick }: { readonly chart: Chart; readonly onPick?: (index: number) => void }) {
  const figure = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  const [pointed, setPointed] = useState<number>();
  const [said, setSaid] = useState("");
  const [showsTable, setShowsTable] = useState(false);
  const titleId = useId();
  const actions = useActions();
  useLayoutEffect(() => setWidth(Math.floor(figure.current!.clientWidth)), []);
  useEffect(() => {
    const observer = new ResizeObserver(() => setWidth(Math.floor(figure.current?.clientWidth ?? 0)));
    observer.observe(figure.current!);
    return () => observer.disconnect();
  }, []);

  // The pointer moves over one drawing: it is not made again for each place that is pointed at.
  const drawing = useMemo((): Drawing | undefined => (width > 0 ? chart.draw(width) : undefined), [chart, width]);
  const shown = pointed === undefined || !drawing || pointed >= drawing.marks.count ? undefined : pointed;
  const mark = shown === undefined ? undefined : drawing!.marks.at(shown);

  const point = ({ currentTarget, clientX, clientY }: MouseEvent) => {
    const box = (currentTarget as Element).getBoundingClientRect();
    return drawing?.marks.nearest(clientX - box.left, clientY - box.top);
  };
  const key = (event: KeyboardEvent) => {
    if (drawing === undefined || drawing.marks.count === 0) return;
    if (event.key === "Escape") setPointed(undefined);
    if (event.key === "Enter" && shown !== undefined) onPick?.(shown);
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = shown === undefined ? (drawing.marks.start ?? 0) : stepped(shown, step, drawing.marks);
    setPointed(next);
    setSaid(drawing.marks.at(next).lines.join(", "));
  };

  const svg = () => figure.current!.querySelector<SVGSVGElement>("svg.chart")!;
  const canvas = () => figure.current!.querySelector<HTMLCanvasElement>("canvas.cells");
  return (
    <figure class="chart-frame" ref={figure} aria-labelledby={titleId}>
      <figcaption id={titleId}>{chart.title}</figcaption>
      {chart.legend && <Legend entries={chart.legend} />}
      {drawing && (
        <div
          class="chart-box"
          role="application"
          aria-roledescription="chart"
          aria-label={`${chart.summary} Arrow keys go through the data.`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go through the data
          tabIndex={0}
          onPointerMove={(event) => setPointed(point(event))}
          onPointerLeave={() => setPointed(undefined)}
          onClick={(event) => {
            const index = point(event);
            if (index !== undefined) onPick?.(index);
          }}
          onKeyDown={key}
          onBlur={() => setPointed(undefined)}
        >
          {drawing.cells && <CellCanvas cells={drawing.cells} />}
          <ChartSvg drawing={drawing} pointed={mark} />
          {mark && (
            <div
              class="tooltip"
              style={{
                left: `${Math.round(Math.min(Math.max(mark.x, 70), Math.max(70, drawing.width - 70)))}px`,
                top: `${Math.round(mark.y)}px`,
              }}
              data-below={mark.y < 70 ? "" : undefined}
            >
              {mark.lines.map((line, i) => (
                <div key={line} class={i === 0 ? "tooltip-title" : undefined}>
                  {line}
                </div>
              ))}
            </div>
          )}
        </div>
      )}
      <div class="visually-hidden" aria-live="polite">
        {said}
      </div>
      <div class="chart-actions">
        <button type="button" aria-expanded={showsTable} onClick={() => setShowsTable(!showsTable)}>
          Table
        </button>
        <button
          type="button"
          title="Copy the data as CSV"
          onClick={() => actions.copyCsv((chart.wholeTable ?? chart.table)(), chart.title)}
        >
          Copy CSV
        </button>
        <button
          type="button"
          title="Save the picture as SVG"
          onClick={() => actions.save(chart.name, "svg", svgTextOf(svg(), canvas()))}
        >
          SVG
        </button>
        <button
          type="button"
          title="Save the picture as PNG"
          onClick={() =>
            void pngOf(svg(), canvas()).then((png) => actions.save(chart.name, "png", png), actions.failed)
          }
        >
          PNG
        </button>
      </div>
      {showsTable && <DataTable table={chart.table()} caption={chart.title} />}
    </figure>
  );
}

/** The mark that a step leads to: up and down stay in the column; in a single line every key goes along it. */
function stepped(index: number, [rows, columns]: readonly [number, number], { count, columns: width }: Marks): number {
  if (width === undefined) return Math.max(0, Math.min(count - 1, index + rows + columns));
  const clamp = (place: number, length: number) => Math.max(0, Math.min(length - 1, place));
  const row = clamp(Math.floor(index / width) + rows, count / width);
  return row * width + clamp((index % width) + columns, width);
}
