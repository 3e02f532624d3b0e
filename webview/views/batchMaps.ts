/** The two heat maps of the section Batch: smoothed targets, and what the model predicts. */
import type { ColorScaleName } from "../../src/protocol/panelState.ts";
import { shortNumber } from "../../src/report/formatNumber.ts";
import { COLOR_SCALES } from "../charts/colorScale.ts";
import type { Chart } from "../charts/drawing.ts";
import { type HeatMapData, heatMap } from "../charts/heatMap.tsx";
import { batchTable, wholeBatchTable } from "./batchTable.ts";
import {
  type Batch,
  cellLines,
  type LeftOut,
  leftOut,
  rowsText,
  rowsWithoutNumbers,
  sizeText,
  targetText,
} from "./batchWords.ts";

/** What both maps are drawn with. */
export interface MapOptions {
  readonly scale: ColorScaleName;
  readonly selectedRow: number;
  /** Device pixels of a CSS pixel. */
  readonly pixelRatio: number;
}

/** The targets; `skipped` may be given where only the smoothing value has changed. */
export function targetsMap(batch: Batch, options: MapOptions, skipped: LeftOut = leftOut(batch.problem)): Chart {
  const { problem, targets } = batch;
  const a = shortNumber(problem.labelSmoothing, 6);
  return heatMap({
    ...shared(batch, () => batch, options),
    ...skipped,
    name: "batch-targets",
    title: `Targets, a = ${a}`,
    summary: `Targets of ${sizeText(problem)} with a = ${a}. Row ${options.selectedRow} is selected: ${targetText(problem, targets, options.selectedRow)}.`,
    values: targets,
  });
}

/** The predictions. They stay while the value changes, so the map may too: its words ask `present` for the targets. */
export function predictionsMap(batch: Batch, present: () => Batch, options: MapOptions): Chart {
  const { problem, probs } = batch;
  const broken = rowsWithoutNumbers(probs, problem.numClasses);
  const isBinary = problem.loss === "binaryCrossEntropy";
  return heatMap({
    ...shared(batch, present, options),
    name: "batch-predictions",
    title: `Predictions (${problem.inputKind !== "logits" ? "as given" : isBinary ? "sigmoid" : "softmax"})`,
    summary: `Probabilities of ${sizeText(problem)}. Row ${options.selectedRow} is selected.`,
    values: probs,
    isLeftOut: (row) => broken.has(row),
    columnLeftOut: undefined,
    whatIsLeftOut: broken.size === 0 ? undefined : `nan in ${rowsText([...broken])}`,
  });
}

function shared({ problem }: Batch, present: () => Batch, { scale, selectedRow, pixelRatio }: MapOptions) {
  const { numRows, numClasses, targets } = problem;
  const y = targets.kind === "indices" ? targets.indices[selectedRow]! : 0;
  return {
    numRows,
    numClasses,
    scale: COLOR_SCALES[scale],
    selectedRow,
    startClass: y >= 0 && y < numClasses ? y : 0,
    pixelRatio,
    describe: (row: number, k: number) => cellLines(present(), row, k),
    table: () => batchTable(present()),
    wholeTable: () => wholeBatchTable(present()),
  } satisfies Partial<HeatMapData>;
}
