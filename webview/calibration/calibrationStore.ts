/** The calibration page's state: what the host shows, and the slider's temperature. */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
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
  readonly said: Signal<Said>;
  readonly chooseTemperature: (temperature: number) => void;
  readonly send: (message: FromCalibration) => void;
}

/** Makes the store of a page and asks the host what to show. */
export function createCalibrationStore(host: PageHost<FromCalibration, ToCalibration>): CalibrationStore {
  const view = signal<CalibrationView>({ kind: "opening" });
  const temperature = signal(1);
  const atTemperature = signal<AtTemperature | null>(null);
  const said = signal<Said>({ text: "", isProblem: false });
  host.listen((message) => {
    switch (message.kind) {
      case "show":
        view.value = message.view;
        if (message.view.kind !== "calibration") atTemperature.value = null;
        break;
      case "atTemperature":
        atTemperature.value = { temperature: message.temperature, shown: message.shown };
        break;
      case "said":
        said.value = { text: message.text, isProblem: message.isProblem };
    }
  });
  host.post({ kind: "ready" });
  return {
    view,
    temperature,
    atTemperature,
    said,
    chooseTemperature: (chosen) => {
      temperature.value = chosen;
      host.post({ kind: "chooseTemperature", temperature: chosen });
    },
    send: (message) => host.post(message),
  };
}
