/** The smoothing value: a slider for the hand, a field for the exact number; releasing either writes it back. */
import { useRef } from "preact/hooks";
import { NumberField } from "./NumberField.tsx";

/** Values that papers use stand below the slider and are taken with a click. */
const USUAL = [0, 0.05, 0.1, 0.2, 0.3];

export function ValueSlider(props: {
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Called when the slider is released, or a value is typed and left. */
  readonly onCommit: () => void;
}) {
  const { value, onChange, onCommit } = props;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const key = (event: KeyboardEvent) => {
    const direction = { ArrowRight: 1, ArrowUp: 1, PageUp: 1, ArrowLeft: -1, ArrowDown: -1, PageDown: -1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const size = event.key.startsWith("Page") || event.shiftKey ? 0.1 : event.altKey ? 0.001 : 0.01;
    onChange(Math.min(1, Math.max(0, Number((value + direction * size).toFixed(6)))));
    // Keys have no release of their own: half a second after the last one counts as it.
    clearTimeout(timer.current);
    timer.current = setTimeout(onCommit, 500);
  };
  return (
    <div class="value-slider">
      <NumberField
        label="Smoothing a"
        value={value}
        min={0}
        max={1}
        step={0.01}
        onChange={onChange}
        onCommit={onCommit}
        title="The share of the target that is spread over the classes"
      />
      <input
        type="range"
        min="0"
        max="1"
        step="0.001"
        value={value}
        aria-label="Smoothing value"
        aria-valuetext={`a = ${value}`}
        list="usual-values"
        onInput={(event) => onChange(Math.round(event.currentTarget.valueAsNumber * 200) / 200)}
        onChange={onCommit}
        onKeyDown={key}
      />
      <fieldset class="usual-values" aria-label="Usual values">
        {USUAL.map((usual) => (
          <button
            key={usual}
            type="button"
            aria-pressed={usual === value}
            onClick={() => {
              onChange(usual);
              onCommit();
            }}
          >
            {usual}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
