/** The section Batch: the targets of all rows beside the model's predictions, as colours; a click chooses the row. */
import { useMemo, useRef } from "preact/hooks";
import { batchProbs, batchTargets } from "../../src/core/batchArrays.ts";
import { COLOR_SCALE_NAMES } from "../../src/protocol/panelState.ts";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { COLOR_SCALES, usualScale } from "../charts/colorScale.ts";
import { Select } from "../controls/Select.tsx";
import { type MapOptions, predictionsMap, targetsMap } from "./batchMaps.ts";
import { type Batch, leftOut, whyScale } from "./batchWords.ts";
import type { SectionProps } from "./section.ts";

export function BatchView({ store, problem }: SectionProps) {
  const { row, colorScale } = store.state.value;
  const { numClasses } = problem;
  const scale = colorScale ?? usualScale(numClasses);
  const pixelRatio = globalThis.devicePixelRatio ?? 1;
  const options: MapOptions = useMemo(() => ({ scale, selectedRow: row, pixelRatio }), [scale, row, pixelRatio]);

  // Sliding the value changes neither the predictions nor which rows count: the hard problem stays.
  const hardProblem = store.hardProblem.value!;
  const probs = useMemo(() => batchProbs(hardProblem), [hardProblem]);
  const skipped = useMemo(() => leftOut(hardProblem), [hardProblem]);
  const batch: Batch = { problem, targets: batchTargets(problem), probs };
  const present = useRef(batch);
  present.current = batch;
  const predictions = useMemo(
    () => predictionsMap({ ...present.current, probs }, () => present.current, options),
    [probs, options],
  );

  const pick = (index: number) => store.change({ row: Math.floor(index / numClasses) });
  return (
    <>
      <div class="heat-maps">
        <ChartFrame chart={targetsMap(batch, options, skipped)} onPick={pick} />
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
        {whyScale(problem, scale)} Click a row to select it, or go through the cells with the arrow keys and press
        Enter.
      </p>
    </>
  );
}
