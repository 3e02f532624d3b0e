/** A chart as a figure: title, legend, drawing, tooltip by pointer and keyboard, its table, and what can be taken from it. */
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { DataTable } from "../controls/DataTable.tsx";
import { useActions } from "../state/actions.ts";
import { useLate } from "../state/useLate.ts";
import { CellCanvas } from "./CellCanvas.tsx";
import { ChartSvg } from "./ChartSvg.tsx";
import type { Chart, Drawing } from "./drawing.ts";
import { pngOf, svgTextOf } from "./exportChart.ts";
import { markAfterKey } from "./keySteps.ts";
import { Legend } from "./Legend.tsx";

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
  const late = useLate(chart, chart, figure);
  const drawing = useMemo((): Drawing | undefined => (width > 0 ? late.draw(width) : undefined), [late, width]);
  const shown = pointed === undefined || !drawing || pointed >= drawing.marks.count ? undefined : pointed;
  const mark = shown === undefined ? undefined : drawing!.marks.at(shown);

  const picture = useMemo(() => drawing && <ChartSvg drawing={drawing} pointed={mark} />, [drawing, mark]);

  const point = ({ currentTarget, clientX, clientY }: MouseEvent) => {
    const box = (currentTarget as Element).getBoundingClientRect();
    return drawing?.marks.nearest(clientX - box.left, clientY - box.top);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") setPointed(undefined);
    if (event.key === "Enter" && shown !== undefined) onPick?.(shown);
    if (drawing === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = markAfterKey(event.key, shown, drawing.marks);
    if (next === undefined) return;
    event.preventDefault();
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
          {picture}
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
