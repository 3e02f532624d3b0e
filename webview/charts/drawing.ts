/** What a chart draws and what can be asked of it: data for `ChartFrame`, which adds pointer, keyboard, table and export. */
import type { ComponentChildren } from "preact";
import type { Table } from "../../src/report/report.ts";

/** A place in the drawing and what the tooltip and a screen reader say there. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  /** The first line is what it is, the others its numbers. */
  readonly lines: readonly string[];
}

/** The places that pointer and keyboard reach: in one line, or in rows of `columns`. */
export interface Marks {
  readonly count: number;
  readonly columns?: number;
  /** Where the keyboard starts; 0 if absent. */
  readonly start?: number;
  readonly at: (index: number) => Mark;
  /** The place nearest to a point of the drawing, undefined beside the data. */
  readonly nearest: (x: number, y: number) => number | undefined;
}

/** Cells that are too many for SVG: painted on one canvas below it, one pixel a cell. */
export interface Cells {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  /** Writes the colours of all cells, four bytes each, row by row. */
  readonly paint: (rgba: Uint8ClampedArray) => void;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly content: ComponentChildren;
  readonly marks: Marks;
  readonly cells?: Cells;
}

/** A chart: its words, its text equivalent, and how it is drawn at a width. */
export interface Chart {
  /** For file names: letters, digits, hyphens. */
  readonly name: string;
  readonly title: string;
  /** One sentence that says what the chart shows at present. */
  readonly summary: string;
  readonly legend?: readonly LegendEntry[];
  readonly table: () => Table;
  /** All the data, where `table` is a summary: for CSV. */
  readonly wholeTable?: () => Table;
  readonly draw: (width: number) => Drawing;
}

/** `series` is a class of charts.css, which gives colour and pattern. */
export interface LegendEntry {
  readonly series: Series;
  readonly label: string;
  readonly shape: "bar" | "line" | "dot" | "dashed" | "hatch" | "ramp";
}

/** The kinds of series: each has a colour, and a pattern in high contrast. */
export type Series = "hard" | "smoothed" | "model" | "bound" | "floor" | "excess" | "neutral";

/** Marks that stand in order of x: the nearest is found by x alone. */
export function marksAlongX(marks: readonly Mark[]): Marks {
  return {
    count: marks.length,
    at: (index) => marks[index]!,
    nearest: (x) => {
      let best: number | undefined;
      for (const [i, mark] of marks.entries()) {
        if (best === undefined || Math.abs(mark.x - x) < Math.abs(marks[best]!.x - x)) best = i;
      }
      return best;
    },
  };
}
