/** Cells joined to the pixels that there are: each pixel has the largest number of its cells, so that no peak is lost. */
import { STEPS, VIRIDIS } from "./viridis.ts";

/** A canvas is never larger than this either way. */
const MOST = 4096;

/** Which of `pixels` pixels each of `count` cells in a line is in, and which cells a pixel has. */
export interface Joined {
  readonly count: number;
  readonly pixels: number;
  readonly pixelOf: (index: number) => number;
  /** The first cell of a pixel; that of the next one is where it ends. */
  readonly startOf: (pixel: number) => number;
}

/** Joins `count` cells to at most `room` pixels; a cell that has a pixel or more stays alone. */
export function joined(count: number, room: number): Joined {
  const pixels = Math.max(1, Math.min(count, MOST, Math.floor(room)));
  return {
    count,
    pixels,
    pixelOf: (index) => Math.floor((index * pixels) / count),
    startOf: (pixel) => Math.ceil((pixel * count) / pixels),
  };
}

/** The numbers of a heat map: `values` row by row; rows and the column that are left out have no colour. */
export interface Grid {
  readonly values: Float64Array;
  readonly rows: Joined;
  readonly columns: Joined;
  readonly isLeftOut: (row: number) => boolean;
  readonly columnLeftOut: number | undefined;
}

/** Writes the colours of all pixels; what has no number stays transparent. */
export function paintGrid(grid: Grid, share: (value: number) => number, rgba: Uint8ClampedArray): void {
  const colors = new Uint32Array(VIRIDIS.buffer);
  const out = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
  const maxima = joinedMaxima(grid);
  for (let i = 0; i < out.length; i++) {
    const value = maxima[i]!;
    out[i] = value < 0 ? 0 : colors[Math.min(STEPS - 1, Math.round(share(value) * (STEPS - 1)))]!;
  }
}

/** The largest number of each pixel, -1 where there is none. */
function joinedMaxima({ values, rows, columns, isLeftOut, columnLeftOut }: Grid): Float64Array {
  const maxima = new Float64Array(rows.pixels * columns.pixels).fill(-1);
  const pixelOf = Int32Array.from({ length: columns.count }, (_, k) => columns.pixelOf(k));
  for (let row = 0; row < rows.count; row++) {
    if (isLeftOut(row)) continue;
    const from = row * columns.count;
    const to = rows.pixelOf(row) * columns.pixels;
    for (let k = 0; k < columns.count; k++) {
      const value = values[from + k]!;
      const at = to + pixelOf[k]!;
      if (value > maxima[at]! && k !== columnLeftOut) maxima[at] = value;
    }
  }
  return maxima;
}

/** The cell with the largest number of a pixel; where classes share pixels also of those beside it, as a hand is no finer. */
export function largestCell({ values, rows, columns }: Grid, rowPixel: number, columnPixel: number): number {
  const reach = columns.pixels < columns.count ? 1 : 0;
  const from = columns.startOf(Math.max(0, columnPixel - reach));
  const to = columns.startOf(Math.min(columns.pixels, columnPixel + reach + 1));
  let best = rows.startOf(rowPixel) * columns.count + columns.startOf(columnPixel);
  for (let row = rows.startOf(rowPixel); row < rows.startOf(rowPixel + 1); row++) {
    for (let k = from; k < to; k++) {
      const at = row * columns.count + k;
      if (values[at]! > values[best]!) best = at;
    }
  }
  return best;
}
