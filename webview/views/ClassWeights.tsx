/** Class weights: off, or one number a class. */
import type { PanelNumbers } from "../../src/protocol/panelState.ts";
import { NumberField } from "../controls/NumberField.tsx";
import { withClassWeight, withoutClassWeights } from "../state/changes.ts";
import type { Store } from "../state/store.ts";

export function ClassWeights({ store, numbers }: { readonly store: Store; readonly numbers: PanelNumbers }) {
  const { classWeights, numClasses } = numbers;
  const { shown } = store.classes.value;
  return (
    <details class="class-weights">
      <summary>Class weights{classWeights === undefined ? ": none" : ""}</summary>
      <div class="number-grid">
        {shown.map((k) => (
          <NumberField
            key={k}
            label={`w${k}`}
            value={classWeights?.[k] ?? 1}
            min={0}
            step={0.1}
            onChange={(value) => store.change(withClassWeight(store.state.peek(), k, value))}
          />
        ))}
      </div>
      {shown.length < numClasses && <p class="hint">The weights of the classes that the charts show.</p>}
      {classWeights !== undefined && (
        <button type="button" class="secondary" onClick={() => store.change(withoutClassWeights(store.state.peek()))}>
          No class weights
        </button>
      )}
    </details>
  );
}
