/** Numbers of a whole batch as colours: rows by classes, with what is left out hatched and the selected row outlined. */
import type { ComponentChildren } from "preact";
import { shortNumber } from "../../src/report/formatNumber.ts";
import type { Table } from "../../src/report/report.ts";
import { type PlotArea, plotArea, round } from "./axes.tsx";
import { ColorBar } from "./ColorBar.tsx";
import { ClassAxis, RowAxis } from "./cellAxes.tsx";
import type { ColorScale } from "./colorScale.ts";
import type { Chart, Drawing, LegendEntry } from "./drawing.ts";
import { type Grid, type Joined, joined, largestCell, paintGrid } from "./raster.ts";

export interface HeatMapData {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly numRows: number;
  readonly numClasses: number;
  /** numRows x numClasses probabilities. */
  readonly values: Float64Array;
  readonly scale: ColorScale;
  /** Rows and the column that have no colour but a pattern; `whatIsLeftOut` says why. */
  readonly isLeftOut: (row: number) => boolean;
  readonly columnLeftOut: number | undefined;
  readonly whatIsLeftOut: string | undefined;
  readonly selectedRow: number;
  /** The class at which the keyboard starts. */
  readonly startClass: number;
  /** Device pixels of a CSS pixel: cells are joined no more than needed. */
  readonly pixelRatio: number;
  /** What the tooltip says of a cell. */
  readonly describe: (row: number, k: number) => readonly string[];
  readonly table: () => Table;
  readonly wholeTable: () => Table;
}

const ROOM = { left: 44, right: 10, top: 8, bottom: 70 };
/** Plots are between these heights; a row has this one where there is room. */
const [LEAST_HEIGHT, ROW_HEIGHT, MOST_HEIGHT] = [40, 22, 280];

/** The heat map of a batch. */
export function heatMap(data: HeatMapData): Chart {
  const { name, title, summary, scale, whatIsLeftOut, table, wholeTable } = data;
  const legend: LegendEntry[] = [{ series: "neutral", shape: "ramp", label: `0 to 1, ${scale.title}` }];
  if (whatIsLeftOut !== undefined) legend.push({ series: "neutral", shape: "hatch", label: whatIsLeftOut });
  return { name, title, summary, legend, table, wholeTable, draw: (width) => draw(data, width) };
}

/** How many cells share a pixel, in words; undefined where each has its own. */
function whatIsJoined({ rows, columns }: Grid): string | undefined {
  const parts = [
    ...(columns.pixels < columns.count ? [`${perPixel(columns)} classes`] : []),
    ...(rows.pixels < rows.count ? [`${perPixel(rows)} rows`] : []),
  ];
  return parts.length === 0 ? undefined : `pixel = largest of ${parts.join(", ")}`;
}

function perPixel({ count, pixels }: Joined): string {
  return count < 10 * pixels ? shortNumber(count / pixels, 1) : Math.round(count / pixels).toLocaleString("en");
}

function areaOf(numRows: number, width: number): PlotArea {
  const height = Math.round(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, numRows * ROW_HEIGHT)));
  return plotArea(width, ROOM.top + height + ROOM.bottom, ROOM);
}

function rasterOf(
  { numRows, numClasses, pixelRatio }: Pick<HeatMapData, "numRows" | "numClasses" | "pixelRatio">,
  area: PlotArea,
) {
  return {
    rows: joined(numRows, (area.bottom - area.top) * pixelRatio),
    columns: joined(numClasses, (area.right - area.left) * pixelRatio),
  };
}

function draw(data: HeatMapData, width: number): Drawing {
  const { numRows, numClasses, scale, columnLeftOut, isLeftOut, describe, selectedRow, startClass } = data;
  const area = areaOf(numRows, width);
  const [plotWidth, plotHeight] = [area.right - area.left, area.bottom - area.top];
  const [columnWidth, rowHeight] = [plotWidth / numClasses, plotHeight / numRows];
  const grid: Grid = { values: data.values, ...rasterOf(data, area), isLeftOut, columnLeftOut };
  const { rows, columns } = grid;
  const joining = whatIsJoined(grid);
  const rowAt = (y: number) => area.top + rowHeight * y;
  const columnAt = (k: number) => area.left + columnWidth * k;
  return {
    width,
    height: area.bottom + ROOM.bottom + (joining === undefined ? 0 : 14),
    content: (
      <>
        {hatches(grid, area)}
        <rect class="plot-border" x={area.left} y={area.top} width={round(plotWidth)} height={round(plotHeight)} />
        <SelectedRow area={area} top={rowAt(selectedRow)} height={rowHeight} />
        <RowAxis area={area} numRows={numRows} selectedRow={selectedRow} />
        <ClassAxis area={area} numClasses={numClasses} />
        {columnLeftOut !== undefined && <Pointer x={columnAt(columnLeftOut + 0.5)} y={area.bottom} />}
        <ColorBar left={area.left} right={area.right} top={area.bottom + 42} scale={scale} />
        {joining !== undefined && (
          <text class="axis-note" x={area.right} y={area.bottom + ROOM.bottom + 8} text-anchor="end">
            {joining}
          </text>
        )}
      </>
    ),
    cells: {
      x: area.left,
      y: area.top,
      width: plotWidth,
      height: plotHeight,
      columns: columns.pixels,
      rows: rows.pixels,
      paint: (rgba) => paintGrid(grid, scale.share, rgba),
    },
    marks: {
      count: numRows * numClasses,
      columns: numClasses,
      start: selectedRow * numClasses + startClass,
      at: (index) => {
        const [row, k] = [Math.floor(index / numClasses), index % numClasses];
        return { x: columnAt(k + 0.5), y: rowAt(row + 0.5), lines: describe(row, k) };
      },
      nearest: (x, y) => {
        if (x < area.left || x >= area.right || y < area.top || y >= area.bottom) return undefined;
        const rowPixel = Math.floor(((y - area.top) / plotHeight) * rows.pixels);
        return largestCell(grid, rowPixel, Math.floor(((x - area.left) / plotWidth) * columns.pixels));
      },
    },
  };
}

/** The pattern over rows that are left out, neighbours in one piece, and over the column; none is thinner than 2 pixels. */
function hatches({ rows, columns, isLeftOut, columnLeftOut }: Grid, area: PlotArea): ComponentChildren {
  const [width, height] = [area.right - area.left, area.bottom - area.top];
  const isBlank = (pixel: number) => {
    for (let row = rows.startOf(pixel); row < rows.startOf(pixel + 1); row++) if (!isLeftOut(row)) return false;
    return true;
  };
  const pieces: ComponentChildren[] = [];
  for (let from = 0; from < rows.pixels; from++) {
    if (!isBlank(from)) continue;
    let to = from + 1;
    while (to < rows.pixels && isBlank(to)) to++;
    const [top, bottom] = [(height * from) / rows.pixels, (height * to) / rows.pixels];
    pieces.push(
      <rect
        class="hatched"
        x={area.left}
        y={round(area.top + top)}
        width={round(width)}
        height={round(bottom - top)}
      />,
    );
    from = to;
  }
  if (columnLeftOut !== undefined) {
    const thickness = Math.max(2, width / columns.count);
    const left = Math.min((width * columnLeftOut) / columns.count, width - thickness);
    pieces.push(
      <rect class="hatched" x={round(area.left + left)} y={area.top} width={round(thickness)} height={round(height)} />,
    );
  }
  return pieces;
}

/** An outline that stays visible where a row is thinner than its line. */
function SelectedRow({
  area,
  top,
  height,
}: {
  readonly area: PlotArea;
  readonly top: number;
  readonly height: number;
}) {
  const visible = Math.max(height, 3);
  const y = Math.min(Math.max(area.top, top + (height - visible) / 2), area.bottom - visible);
  const box = {
    x: area.left - 1,
    y: round(y - 1),
    width: round(area.right - area.left + 2),
    height: round(visible + 2),
  };
  return (
    <>
      <rect class="selected-row-ground" {...box} />
      <rect class="selected-row" {...box} />
    </>
  );
}

/** A small triangle below the axis: the padding column may be thinner than a pixel. */
function Pointer({ x, y }: { readonly x: number; readonly y: number }) {
  return <path class="pointer" d={`M${round(x)} ${y}l-3.5 5h7z`} />;
}
