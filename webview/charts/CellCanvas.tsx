/** The cells of a heat map on one canvas: painted one pixel a cell, stretched without smoothing. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Cells } from "./drawing.ts";

/** A canvas at the place of `cells`. */
export function CellCanvas({ cells }: { readonly cells: Cells }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    const image = context.createImageData(cells.columns, cells.rows);
    cells.paint(image.data);
    context.putImageData(image, 0, 0);
  }, [cells]);
  return (
    <canvas
      class="cells"
      ref={canvas}
      width={cells.columns}
      height={cells.rows}
      style={{
        left: `${cells.x}px`,
        top: `${cells.y}px`,
        width: `${cells.width}px`,
        height: `${cells.height}px`,
      }}
    />
  );
}
