/** The calibration figures of rows of any number, in blocks: the kernels compute each row, the core adds the rows up. */
import { addFigures, type Calibration, countsLabel } from "../core/calibration/calibration.ts";
import type { Checked } from "../core/checked.ts";
import type { Kernels } from "./kernels.ts";
import { type RowSource, readBlocks, rowsAtATime } from "./rowSource.ts";

/** float64 numbers of a row that `calibrate32` writes. */
const FIGURES_PER_ROW = 6;

/** Why the kernels do not compute this calibration, so that the core's `addRows` has to; undefined where they do. */
export function whyNotByKernels({ options }: Calibration): string | undefined {
  return options.inputKind === "logits"
    ? undefined
    : "These are probabilities: they are computed row by row in float64, not by the kernels for large files.";
}

/**
 * Adds all rows of `source` to `calibration`, at its temperature. Yields the share that is done; in between,
 * `figuresOf(calibration)` gives the figures so far.
 */
export async function* calibrateSource(
  kernels: Kernels,
  source: RowSource,
  calibration: Calibration,
): AsyncGenerator<number, Checked<number>, void> {
  const { classes } = source;
  const atATime = rowsAtATime(classes);
  const more = { figures: atATime * FIGURES_PER_ROW * 8, mass: classes * 8, scratch: scratchBytes(classes) };
  return yield* readBlocks(kernels, source, more, ({ count, logits, labels }, at) => {
    const { buffer } = kernels.memory;
    const mass = new Float64Array(buffer, at.mass, classes).fill(0);
    const { temperature, ignoreIndex } = calibration.options;
    const given = new Int32Array(buffer, labels, count);
    const known = given.slice();
    // An ignored class is none to the kernels, so that its rows' probabilities are not added.
    if (ignoreIndex >= 0) given.set(known.map((label) => (label === ignoreIndex ? -1 : label)));
    if (temperature !== 1) kernels.scale32(logits, count * classes, 1 / temperature);
    kernels.calibrate32(logits, labels, count, classes, at.figures, at.mass, at.scratch);
    const figures = new Float64Array(buffer, at.figures, count * FIGURES_PER_ROW);
    addBlock(calibration, figures, mass, known);
  });
}

/** The room that `calibrate32` needs beside its arrays. */
function scratchBytes(classes: number): number {
  return classes * 8 + 128;
}

/** Adds what `calibrate32` wrote for rows with these labels. */
function addBlock(calibration: Calibration, figures: Float64Array, mass: Float64Array, labels: Int32Array): void {
  // One object for all rows, of which nothing is kept: 50,000 of them are work for the garbage collector.
  const found = { nll: 0, uniformNll: 0, brier: 0, confidence: 0, predicted: 0, isCorrect: false, topGap: 0 };
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    if (!countsLabel(calibration, label)) continue;
    const at = row * FIGURES_PER_ROW;
    const predicted = figures[at + 4]!;
    if (predicted < 0) {
      calibration.skipped.notFinite++;
      calibration.rowsSeen++;
      continue;
    }
    found.nll = figures[at]!;
    found.uniformNll = figures[at + 1]!;
    found.brier = figures[at + 2]!;
    found.confidence = figures[at + 3]!;
    found.predicted = predicted;
    found.isCorrect = predicted === label;
    found.topGap = figures[at + 5]!;
    addFigures(calibration, found, label);
  }
  for (let k = 0; k < mass.length; k++) calibration.classes.mass[k]! += mass[k]!;
}
