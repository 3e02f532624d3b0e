/** The calibration page's state: what the host shows, and the slider's temperature. */
import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type {
  CalibrationShown,
  CalibrationView,
  FromCalibration,
  ToCalibration,
} from "../../src/protocol/calibrationView.ts";
import type { Said } from "../state/actions.ts";
import type { PageHost } from "../state/pageHost.ts";

/** The figures at a temperature of the slider. */
export interface AtTemperature {
  readonly temperature: number;
  readonly shown: CalibrationShown;
}

export interface CalibrationStore {
  readonly view: ReadonlySignal<CalibrationView>;
  /** What the slider says; the figures follow when the host has computed them. */
  readonly temperature: Signal<number>;
  readonly atTemperature: ReadonlySignal<AtTemperature | null>;
  /** Whether these figures take so long that it is to be said. */
  readonly isComputing: ReadonlySignal<boolean>;
  /** The smoothing value whose optimal gap is marked. */
  readonly labelSmoothing: Signal<number>;
  readonly said: Signal<Said>;
  readonly chooseTemperature: (temperature: number) => void;
  readonly send: (message: FromCalibration) => void;
}

/** Figures that come sooner come without a word, in milliseconds. */
const PATIENCE = 200;

/** What a calibration keeps while it is hidden. */
interface Kept {
  readonly temperature: number;
  readonly labelSmoothing: number;
}

/** Makes the store of a page and asks the host what to show. */
export function createCalibrationStore(host: PageHost<FromCalibration, ToCalibration>): CalibrationStore {
  const view = signal<CalibrationView>({ kind: "opening" });
  const saved = host.getSaved() as Partial<Kept> | undefined;
  const temperature = signal(keptNumber(saved?.temperature) ?? 1);
  const labelSmoothing = signal(keptNumber(saved?.labelSmoothing) ?? 0.1);
  const atTemperature = signal<AtTemperature | null>(null);
  const said = signal<Said>({ text: "", isProblem: false });
  const isComputing = signal(false);
  let patience: ReturnType<typeof setTimeout> | undefined;
  const answered = () => {
    clearTimeout(patience);
    patience = undefined;
    isComputing.value = false;
  };
  const ask = (chosen: number) => {
    patience ??= setTimeout(() => {
      isComputing.value = true;
    }, PATIENCE);
    host.post({ kind: "chooseTemperature", temperature: chosen });
  };
  host.listen((message) => {
    switch (message.kind) {
      case "show":
        answered();
        view.value = message.view;
        if (message.view.kind === "comparison") host.setSaved({ uris: message.view.uris });
        atTemperature.value = null;
        if (message.view.kind === "calibration" && temperature.value !== 1) {
          ask(temperature.value);
        }
        break;
      case "atTemperature":
        atTemperature.value = { temperature: message.temperature, shown: message.shown };
        if (message.temperature === temperature.value) answered();
        break;
      case "said":
        said.value = { text: message.text, isProblem: message.isProblem };
    }
  });
  effect(() => {
    const kept: Kept = { temperature: temperature.value, labelSmoothing: labelSmoothing.value };
    if (view.value.kind === "calibration") host.setSaved(kept);
  });
  host.post({ kind: "ready" });
  return {
    view,
    temperature,
    atTemperature,
    isComputing,
    labelSmoothing,
    said,
    chooseTemperature: (chosen) => {
      temperature.value = chosen;
      ask(chosen);
    },
    send: (message) => host.post(message),
  };
}

function keptNumber(kept: unknown): number | undefined {
  return typeof kept === "number" && kept >= 0 && kept <= 100 ? kept : undefined;
}
