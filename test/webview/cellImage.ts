/** The cells of a heat map as an image inside its SVG, as they are saved: one pixel a cell, in an uncompressed PNG. */
import { crc32, deflateSync } from "node:zlib";
import type { Cells, Chart } from "../../webview/charts/drawing.ts";
import { svgOf } from "./svgOf.tsx";

/** The picture of a chart with cells. */
export function svgWithCells(chart: Chart, width = 360): string {
  const cells = chart.draw(width).cells!;
  const { x, y, width: w, height: h } = cells;
  const image = `<image x="${x}" y="${y}" width="${w}" height="${h}" preserveAspectRatio="none" style="image-rendering: pixelated" href="data:image/png;base64,${pngOf(cells).toString("base64")}"/>`;
  return svgOf(chart, width).replace("</defs>", `</defs>\n${image}`);
}

/** The colours of all cells, four bytes each. */
export function colorsOf(cells: Cells): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(cells.columns * cells.rows * 4);
  cells.paint(rgba);
  return rgba;
}

function pngOf(cells: Cells): Buffer {
  const { columns, rows } = cells;
  const rgba = colorsOf(cells);
  const lines = Buffer.alloc(rows * (1 + columns * 4));
  for (let row = 0; row < rows; row++) {
    lines.set(rgba.subarray(row * columns * 4, (row + 1) * columns * 4), row * (1 + columns * 4) + 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(columns, 0);
  header.writeUInt32BE(rows, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  // Level 0: the same bytes whatever zlib there is.
  const data = deflateSync(lines, { level: 0 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
