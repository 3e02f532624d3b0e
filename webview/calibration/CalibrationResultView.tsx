/** A whole calibration: verdict, figures at both temperatures, diagrams, the slider, classes, rows, and what can be taken along. */
import type { InputKind } from "../../src/core/lossProblem.ts";
import type { CalibrationView } from "../../src/protocol/calibrationView.ts";
import type { Block } from "../../src/report/report.ts";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { confidenceHistogram } from "../charts/confidenceHistogram.tsx";
import { gapHistogram } from "../charts/gapHistogram.tsx";
import { perClassCalibration } from "../charts/perClassCalibration.tsx";
import { reliabilityDiagram } from "../charts/reliabilityDiagram.tsx";
import { NumberField } from "../controls/NumberField.tsx";
import { ReportView } from "../controls/ReportView.tsx";
import { Select } from "../controls/Select.tsx";
import { ArrayPreviews } from "./ArraysView.tsx";
import type { CalibrationStore } from "./calibrationStore.ts";
import { NotedRows } from "./NotedRows.tsx";
import { TemperatureSlider } from "./TemperatureSlider.tsx";

const KINDS: readonly { readonly value: InputKind; readonly label: string }[] = [
  { value: "logits", label: "logits" },
  { value: "probabilities", label: "probabilities" },
  { value: "logProbabilities", label: "log-probabilities" },
];

const EXPORTS = [
  ["markdown", "Markdown Report"],
  ["csv", "CSV"],
  ["json", "JSON"],
  ["python", "Python Code"],
] as const;

export function CalibrationResultView(props: {
  readonly view: Extract<CalibrationView, { readonly kind: "calibration" }>;
  readonly store: CalibrationStore;
}) {
  const { view, store } = props;
  const { facts, result, report, arrays } = view;
  const labelSmoothing = store.labelSmoothing.value;
  // The diagrams follow the slider once it was moved.
  const tried = store.atTemperature.value;
  const shown = tried?.shown ?? result;
  const fitted = result.fit.kind === "fitted" ? result.fit.temperature : undefined;
  const openRow = (row: number) => store.send({ kind: "openRow", row });
  const [summary, verdict, ...figures] = upTo(report.blocks, "Reliability");
  return (
    <>
      {verdict?.kind === "text" && <p class="verdict">{verdict.text}</p>}
      {summary?.kind === "text" && <p class="hint">{summary.text}</p>}
      <div class="button-row">
        {EXPORTS.map(([format, label]) => (
          <button key={format} type="button" class="secondary" onClick={() => store.send({ kind: "export", format })}>
            {label}
          </button>
        ))}
        <button type="button" class="secondary" onClick={() => store.send({ kind: "compare" })}>
          Compare with Other Files…
        </button>
        {!view.isDefaultEditor && (
          <button type="button" class="secondary" onClick={() => store.send({ kind: "makeDefault" })}>
            Always Open Such Files Here
          </button>
        )}
      </div>
      <div class="diagrams wide">
        <div>
          <ChartFrame chart={reliabilityDiagram(shown)} />
          <TemperatureSlider store={store} fitted={fitted} />
        </div>
        <div>
          <ReportView blocks={figures} caption="Figures" heading="h2" />
        </div>
        <ChartFrame chart={confidenceHistogram(shown.figures)} />
        <div>
          <ChartFrame chart={gapHistogram({ figures: shown.figures, labelSmoothing })} />
          <div class="calibration-controls">
            <NumberField
              label="Smoothing a of the optimal gap"
              value={labelSmoothing}
              min={0}
              max={1}
              step={0.05}
              onChange={(value) => {
                store.labelSmoothing.value = value;
              }}
            />
          </div>
        </div>
        <div class="whole-row">
          <ChartFrame chart={perClassCalibration(shown.figures)} />
        </div>
        <NotedRows title="Rows with the largest loss" rows={result.figures.worstRows} onOpen={openRow} />
        <NotedRows
          title="Wrong rows with the largest confidence"
          rows={result.figures.confidentlyWrongRows}
          onOpen={openRow}
        />
      </div>
      <h2>How it is read</h2>
      <div class="calibration-controls">
        <NumberField
          label="Bins"
          value={result.figures.binCount}
          isInteger
          min={1}
          max={100}
          onChange={(binCount) => store.send({ kind: "chooseBins", binCount })}
        />
        <Select
          label="The numbers are"
          value={facts.inputKind}
          options={KINDS}
          onChange={(inputKind) => store.send({ kind: "chooseInputKind", inputKind })}
        />
        <div class="field">
          <button type="button" class="secondary" onClick={() => store.send({ kind: "chooseLabels" })}>
            Other Labels…
          </button>
        </div>
      </div>
      <details>
        <summary>Definitions</summary>
        <ReportView blocks={report.details} caption="Definitions" heading="h2" />
      </details>
      <details>
        <summary>All numbers</summary>
        <ReportView blocks={report.blocks} caption="Calibration" heading="h2" />
      </details>
      <details>
        <summary>First rows of the file</summary>
        <ArrayPreviews arrays={arrays} />
      </details>
    </>
  );
}

/** The blocks before the heading `text`. */
function upTo(blocks: readonly Block[], text: string): readonly Block[] {
  const end = blocks.findIndex((block) => block.kind === "heading" && block.text === text);
  return end < 0 ? blocks : blocks.slice(0, end);
}
