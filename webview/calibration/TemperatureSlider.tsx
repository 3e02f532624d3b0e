/** A temperature to try: the slider is logarithmic from 0.1 to 10, the field takes any number. */
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import { NumberField } from "../controls/NumberField.tsx";
import type { CalibrationStore } from "./calibrationStore.ts";

const [LEAST, MOST] = [0.01, 100];

export function TemperatureSlider(props: { readonly store: CalibrationStore; readonly fitted: number | undefined }) {
  const { store, fitted } = props;
  const temperature = store.temperature.value;
  const at = store.atTemperature.value;
  const choose = (value: number) =>
    store.chooseTemperature(Math.min(MOST, Math.max(LEAST, Number(value.toPrecision(4)))));
  return (
    <div class="temperature">
      <div class="value-slider">
        <NumberField label="Temperature T" value={temperature} min={LEAST} max={MOST} step={0.1} onChange={choose} />
        <input
          type="range"
          min="-1"
          max="1"
          step="0.01"
          value={Math.log10(temperature)}
          aria-label="Temperature"
          aria-valuetext={`T = ${shortNumber(temperature, 3)}`}
          onInput={(event) => choose(10 ** event.currentTarget.valueAsNumber)}
        />
        <fieldset class="usual-values" aria-label="Usual temperatures">
          <button type="button" aria-pressed={temperature === 1} onClick={() => choose(1)}>
            1
          </button>
          {fitted !== undefined && (
            <button
              type="button"
              aria-pressed={Math.abs(temperature - fitted) < 1e-3 * fitted}
              onClick={() => choose(fitted)}
            >
              fitted: {shortNumber(fitted, 4)}
            </button>
          )}
        </fieldset>
      </div>
      {at && (
        <p role="status">
          At T = {shortNumber(at.temperature, 4)}: NLL {formatNumber(at.shown.figures.nll, 4)}, ECE{" "}
          {formatNumber(at.shown.figures.ece, 4)}, mean confidence {formatNumber(at.shown.figures.meanConfidence, 4)}.
        </p>
      )}
      {store.isComputing.value && (
        <p class="hint" role="status">
          Computing at T = {shortNumber(temperature, 4)}…
        </p>
      )}
    </div>
  );
}
