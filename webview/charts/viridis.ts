/** The colours of a heat map: matplotlib's viridis, which is even to the eye and to the colour-blind, in 256 steps. */
import { interpolateViridis } from "d3-scale-chromatic";

/** How many colours there are. */
export const STEPS = 256;

/** Four bytes (red, green, blue, opaque) a colour, from the lowest value to the highest. */
export const VIRIDIS: Uint8Array = Uint8Array.from({ length: STEPS * 4 }, (_, i) => {
  if (i % 4 === 3) return 255;
  const hex = interpolateViridis(Math.floor(i / 4) / (STEPS - 1));
  return Number.parseInt(hex.slice(1 + 2 * (i % 4), 3 + 2 * (i % 4)), 16);
});

/** The colour of a share of the way (0..1) as SVG writes it. */
export function viridisText(share: number): string {
  const at = 4 * stepOf(share);
  return `#${[...VIRIDIS.subarray(at, at + 3)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** Which of the colours a share of the way (0..1) has. */
export function stepOf(share: number): number {
  return Math.max(0, Math.min(STEPS - 1, Math.round(share * (STEPS - 1))));
}
