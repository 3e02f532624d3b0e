/** Several files side by side: the table with the best marked, and the figures against the value in the names. */
import type { CalibrationView } from "../../src/protocol/calibrationView.ts";
import { type CalibratedFile, COMPARED_FIGURES } from "../../src/report/comparisonReport.ts";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { valueCurve } from "../charts/valueCurve.tsx";
import { ReportView } from "../controls/ReportView.tsx";
import type { CalibrationStore } from "./calibrationStore.ts";
import { ProgressBar } from "./ProgressBar.tsx";

/** The curves that are drawn; the table has all figures. */
const DRAWN = ["accuracy", "nll", "ece", "brier", "temperature", "meanConfidence"];

export function ComparisonView(props: {
  readonly view: Extract<CalibrationView, { readonly kind: "comparison" }>;
  readonly store: CalibrationStore;
}) {
  const { view, store } = props;
  const files: readonly CalibratedFile[] = view.files.flatMap(({ name, labelSmoothing, result }) =>
    result === undefined ? [] : [{ name, labelSmoothing, ...result }],
  );
  const hasValues = files.filter(({ labelSmoothing }) => labelSmoothing !== null).length > 1;
  return (
    <>
      <h1>Logits compared</h1>
      {view.progress && <ProgressBar progress={view.progress} onCancel={() => store.send({ kind: "cancel" })} />}
      {view.report && <ReportView blocks={view.report.blocks} caption="Figures of each file" heading="h2" />}
      {hasValues && (
        <div class="diagrams">
          {COMPARED_FIGURES.filter(({ key }) => DRAWN.includes(key)).map((figure) => (
            <ChartFrame key={figure.key} chart={valueCurve(files, figure)} />
          ))}
        </div>
      )}
      {view.report && (
        <details>
          <summary>Notes</summary>
          <ReportView blocks={view.report.details} caption="Notes" heading="h2" />
        </details>
      )}
    </>
  );
}
