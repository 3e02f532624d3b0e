/** From probabilities to shares of the way through the colours: linear, by square root, or logarithmic. */
import type { ColorScaleName } from "../../src/protocol/panelState.ts";
import { shortNumber } from "../../src/report/formatNumber.ts";

export interface ColorScale {
  /** As it stands in a legend and a menu. */
  readonly title: string;
  /** The share of the way (0..1) of a probability. */
  readonly share: (value: number) => number;
  /** The numbers that may stand beside the colours, the most important first. */
  readonly ticks: readonly number[];
  readonly label: (tick: number) => string;
}

/** Probabilities below this have one colour on the logarithmic scale. */
const LEAST = 1e-7;

/** Every scale runs from 0 to 1. */
export const COLOR_SCALES: Readonly<Record<ColorScaleName, ColorScale>> = {
  linear: {
    title: "linear",
    share: (value) => value,
    ticks: [0, 1, 0.5, 0.25, 0.75],
    label: (tick) => shortNumber(tick, 2),
  },
  squareRoot: {
    title: "square root",
    share: Math.sqrt,
    ticks: [0, 1, 0.25, 0.05, 0.5, 0.1, 0.01],
    label: (tick) => shortNumber(tick, 2),
  },
  logarithmic: {
    title: "logarithmic",
    share: (value) => (value <= LEAST ? 0 : 1 - Math.log10(value) / Math.log10(LEAST)),
    ticks: [LEAST, 1, 1e-4, 1e-2, 1e-6, 0.1, 1e-3, 1e-5],
    label: (tick) => (tick === LEAST ? "≤" : "") + shortNumber(tick, 2).replace(/^1·/, ""),
  },
};

/** The scale on which a/K differs from 0 to the eye: the square root for few classes, the logarithm for many. */
export function usualScale(numClasses: number): ColorScaleName {
  return numClasses <= 20 ? "squareRoot" : "logarithmic";
}
