/** The controls on top: value, convention, classes, row, temperature, and what only some conventions and losses have. */
import { CONVENTION_NAMES, CONVENTIONS } from "../../src/core/convention.ts";
import type { LossKind } from "../../src/core/lossProblem.ts";
import { MAX_NUMBERS, type PanelNumbers } from "../../src/protocol/panelState.ts";
import { NumberField } from "../controls/NumberField.tsx";
import { Select } from "../controls/Select.tsx";
import { ValueSlider } from "../controls/ValueSlider.tsx";
import { trueClassOf, withConvention, withNumClasses, withTrueClass, withValue } from "../state/changes.ts";
import type { Store } from "../state/store.ts";
import { ClassWeights } from "./ClassWeights.tsx";

const LOSSES: readonly { readonly value: LossKind; readonly label: string }[] = [
  { value: "crossEntropy", label: "cross entropy" },
  { value: "klDivergence", label: "KL divergence" },
  { value: "binaryCrossEntropy", label: "binary cross entropy" },
];

const MAX_CLASSES = 50_000;

export function ControlsView({ store, numbers }: { readonly store: Store; readonly numbers: PanelNumbers }) {
  const controls = store.otherControls.value;
  const row = store.parts.row.value;
  const { numClasses, input } = numbers;
  const numRows = input.length / numClasses;
  const trueClass = trueClassOf(numbers, row);
  const counts = trueClass >= 0 && trueClass < numClasses;
  return (
    <div class="controls">
      <ValueControl store={store} />
      <div class="control-grid">
        <Select
          label="Convention"
          value={controls.convention}
          options={CONVENTION_NAMES.map((value) => ({ value, label: CONVENTIONS[value].title }))}
          onChange={(convention) => store.change(withConvention(store.state.peek(), convention))}
          width="full"
        />
        <NumberField
          label="Classes K"
          value={numClasses}
          isInteger
          min={CONVENTIONS[controls.convention].minClasses}
          max={Math.min(MAX_CLASSES, Math.floor(MAX_NUMBERS / numRows))}
          onChange={(value) => store.change(withNumClasses(store.state.peek(), value))}
        />
        {numRows > 1 && (
          <NumberField
            label={`Row of ${numRows.toLocaleString("en")}`}
            value={row}
            isInteger
            min={0}
            max={numRows - 1}
            onChange={(value) => store.change({ row: value })}
          />
        )}
        <NumberField
          label="True class"
          value={counts ? trueClass : 0}
          isInteger
          min={0}
          max={numClasses - 1}
          onChange={(value) => store.change(withTrueClass(store.state.peek(), value))}
          {...trueClassTitle(numbers, trueClass, counts)}
        />
        <NumberField
          label="Temperature"
          value={controls.temperature}
          min={0.01}
          step={0.1}
          onChange={(temperature) => store.change({ controls: { ...store.state.peek().controls, temperature } })}
        />
        {controls.convention === "padded" && (
          <NumberField
            label="Padding index"
            value={controls.paddingIndex ?? 0}
            isInteger
            min={0}
            max={numClasses - 1}
            onChange={(paddingIndex) => store.change({ controls: { ...store.state.peek().controls, paddingIndex } })}
          />
        )}
        <Select
          label="Loss"
          value={controls.loss}
          options={
            controls.convention === "binary"
              ? LOSSES.filter(({ value }) => value === "binaryCrossEntropy")
              : controls.convention === "padded"
                ? LOSSES.filter(({ value }) => value !== "binaryCrossEntropy")
                : LOSSES
          }
          onChange={(loss) => store.change({ controls: { ...store.state.peek().controls, loss } })}
          width="wide"
        />
      </div>
      {!counts && (
        <p class="hint">
          Row {row} is ignored: its target is {trueClass}.
        </p>
      )}
      {controls.loss !== "klDivergence" && <ClassWeights store={store} numbers={numbers} />}
    </div>
  );
}

/** Drawn alone for each step of the slider. */
function ValueControl({ store }: { readonly store: Store }) {
  return (
    <ValueSlider
      value={store.state.value.controls.labelSmoothing}
      onChange={(value) => store.change(withValue(store.state.peek(), value))}
      onCommit={() => store.send({ kind: "writeValue", labelSmoothing: store.state.peek().controls.labelSmoothing })}
    />
  );
}

function trueClassTitle({ targets }: PanelNumbers, trueClass: number, counts: boolean): { readonly title?: string } {
  if (!counts) return { title: `The target is ${trueClass}: the row is ignored. Type a class to make it count.` };
  if (targets.kind === "indices") return {};
  return { title: "The largest entry of the row's soft target. Typing a class makes the target one-hot." };
}
