/** The calibration editor's page: connects to the extension host and draws the app. */
import "../style/page.css";
import "../style/charts.css";
import "../style/calibration.css";
import { render } from "preact";
import type { FromCalibration, ToCalibration } from "../../src/protocol/calibrationView.ts";
import { pageHost } from "../state/pageHost.ts";
import { reportErrors } from "../state/reportErrors.ts";
import { CalibrationApp } from "./CalibrationApp.tsx";
import { createCalibrationStore } from "./calibrationStore.ts";

const host = pageHost<FromCalibration, ToCalibration>();
reportErrors(host.post);
render(<CalibrationApp store={createCalibrationStore(host)} />, document.getElementById("app")!);
