/** The figures of rows for calibration: the TypeScript twin of ../assembly/calibration32.ts, by the core's own row. */
import { rowBuffers, rowCalibration } from "../../core/calibration/rowCalibration.ts";

/** Writes six figures a row, and adds the probabilities to `mass`: see `calibrate32`. */
export function calibrateRows(
  logits: Float32Array,
  targets: Int32Array,
  classes: number,
  figures: Float64Array,
  mass: Float64Array,
): void {
  const buffers = rowBuffers(classes);
  for (let row = 0; row < targets.length; row++) {
    const label = targets[row]!;
    const at = row * 6;
    if (label < 0 || label >= classes) {
      figures[at + 4] = -2;
      continue;
    }
    const found = rowCalibration(logits.subarray(row * classes, (row + 1) * classes), label, 1, "logits", buffers);
    if (found === null) {
      figures[at + 4] = -1;
      continue;
    }
    const { nll, uniformNll, brier, confidence, predicted, topGap } = found;
    figures.set([nll, uniformNll, brier, confidence, predicted, topGap], at);
    for (let k = 0; k < classes; k++) mass[k]! += buffers.probs[k]!;
  }
}
