/** The section Batch: the targets of all rows beside the model's predictions, as colours; a click chooses the row. */
import { useMemo, useRef } from "preact/hooks";
import { batchProbs, batchTargets } from "../../src/core/batchArrays.ts";
import { COLOR_SCALE_NAMES } from "../../src/protocol/panelState.ts";
import { shortNumber } from "../../src/report/formatNumber.ts";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { COLOR_SCALES, usualScale } from "../charts/colorScale.ts";
import { heatMap } from "../charts/heatMap.tsx";
import { Select } from "../controls/Select.tsx";
import { trueClassOf } from "../state/changes.ts";
import { batchTable, wholeBatchTable } from "./batchTable.ts";
import { cellLines, leftOut, rowsText, rowsWithoutNumbers, sizeText, targetText, whyScale } from "./batchWords.ts";
import type { SectionProps } from "./section.ts";

export function BatchView({ store, numbers, problem }: SectionProps) {
  const { row, colorScale } = store.state.value;
  const { numRows, numClasses, input, inputKind, temperature, loss, ignoreIndex, paddingIndex } = problem;
  const isBinary = loss === "binaryCrossEntropy";
  const targets = batchTargets(problem);
  // Sliding the value changes neither the predictions nor which rows count.
  const probs = useMemo(() => batchProbs(problem), [input, inputKind, numClasses, temperature, isBinary]);
  const skipped = useMemo(() => leftOut(problem), [problem.targets, numRows, ignoreIndex, paddingIndex]);
  // The cached drawing of the predictions says the present targets.
  const present = useRef({ problem, targets });
  present.current = { problem, targets };

  const scaleName = colorScale ?? usualScale(numClasses);
  const scale = COLOR_SCALES[scaleName];
  const pixelRatio = globalThis.devicePixelRatio ?? 1;
  const y = trueClassOf(numbers, row);
  const startClass = y >= 0 && y < numClasses ? y : 0;
  const shared = useMemo(
    () => ({
      numRows,
      numClasses,
      scale,
      selectedRow: row,
      startClass,
      pixelRatio,
      describe: (r: number, k: number) => cellLines({ ...present.current, probs }, r, k),
      table: () => batchTable({ ...present.current, probs }),
      wholeTable: () => wholeBatchTable({ ...present.current, probs }),
    }),
    [numRows, numClasses, scale, row, startClass, pixelRatio, probs],
  );
  const modelName = isBinary ? "sigmoid" : inputKind === "logits" ? "softmax" : "given";
  const predictions = useMemo(() => {
    const broken = rowsWithoutNumbers(probs, numClasses);
    return heatMap({
      ...shared,
      name: "batch-predictions",
      title: `Predictions (${modelName})`,
      summary: `Probabilities of ${sizeText(problem)}; row ${row} is selected.`,
      values: probs,
      isLeftOut: (r) => broken.has(r),
      columnLeftOut: undefined,
      whatIsLeftOut: broken.size === 0 ? undefined : `nan: ${rowsText([...broken])}`,
    });
  }, [shared, probs, numRows, numClasses, modelName, row]);
  const a = shortNumber(problem.labelSmoothing, 6);
  const smoothed = heatMap({
    ...shared,
    name: "batch-targets",
    title: `Targets, a = ${a}`,
    summary: `Targets of ${sizeText(problem)} with a = ${a}; row ${row} is selected: ${targetText(problem, targets, row)}.`,
    values: targets,
    ...skipped,
  });
  const pick = (index: number) => store.change({ row: Math.floor(index / numClasses) });
  return (
    <>
      <div class="heat-maps">
        <ChartFrame chart={smoothed} onPick={pick} />
        <ChartFrame chart={predictions} onPick={pick} />
      </div>
      <div class="color-scale">
        <Select
          label="Colours"
          value={colorScale ?? "automatic"}
          options={[
            { value: "automatic", label: `automatic: ${COLOR_SCALES[usualScale(numClasses)].title}` },
            ...COLOR_SCALE_NAMES.map((value) => ({ value, label: COLOR_SCALES[value].title })),
          ]}
          onChange={(value) => store.change({ colorScale: value === "automatic" ? undefined : value })}
        />
      </div>
      <p class="hint">
        {whyScale(problem, scaleName)} Click a row to select it, or go through the cells with the arrow keys and press
        Enter.
      </p>
    </>
  );
}
