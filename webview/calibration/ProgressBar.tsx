/** How far the reading is, and a way to stop it. */
import type { Progress } from "../../src/protocol/calibrationView.ts";

export function ProgressBar({ progress, onCancel }: { readonly progress: Progress; readonly onCancel: () => void }) {
  const { rows, total, step } = progress;
  return (
    <div class="progress-line">
      <progress value={rows} max={Math.max(total, 1)} aria-label="Rows read" />
      <span class="hint">
        {rows.toLocaleString("en")} of {total.toLocaleString("en")}
        {step !== undefined && `, ${step}`}
      </span>
      <button type="button" class="secondary" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
