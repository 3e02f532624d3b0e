/** The fitted temperature of a file's logits, which need not fit into memory. */
import { fitTemperature, type TemperatureFit } from "../../core/calibration/fitTemperature.ts";
import type { Checked } from "../../core/checked.ts";
import type { ComputeOptions, LabelledArray } from "./computeCalibration.ts";
import { eachBlock } from "./eachBlock.ts";

/** Gives the fit; undefined where it was cancelled. */
export async function streamTemperature(
  { entry, labels, inputKind }: LabelledArray,
  { isCancelled }: Pick<ComputeOptions, "isCancelled">,
): Promise<Checked<TemperatureFit | undefined>> {
  const { rowLength, rowCount } = entry;
  const all = new Float64Array(rowCount * rowLength);
  const read = await eachBlock(entry, ({ firstRow, values }) => {
    if (isCancelled()) return "stop";
    all.set(values, firstRow * rowLength);
    return undefined;
  });
  if ("problem" in read) return read;
  if (!read.value) return { value: undefined };
  return { value: fitTemperature({ values: all, labels, numClasses: rowLength, inputKind }) };
}
