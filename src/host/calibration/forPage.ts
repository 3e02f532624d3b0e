/** What the host knows without what the page does not draw: with 50,000 classes a message would have tens of megabytes. */
import type {
  CalibrationResult,
  CalibrationShown,
  CalibrationView,
  ShownReport,
  ToCalibration,
} from "../../protocol/calibrationView.ts";
import type { Report } from "../../report/report.ts";

/** The message as it is sent. */
export function forPage(message: ToCalibration): ToCalibration {
  switch (message.kind) {
    case "show":
      return { ...message, view: viewForPage(message.view) };
    case "atTemperature":
      return { ...message, shown: withClasses(message.shown) };
    default:
      return message;
  }
}

/** The parts of a report that are read on a page. */
export function shownReport({ title, blocks, details }: Report): ShownReport {
  return { title, blocks, details };
}

function viewForPage(view: CalibrationView): CalibrationView {
  switch (view.kind) {
    case "reading":
    case "cancelled":
      return view.soFar === undefined ? view : { ...view, soFar: withoutClasses(view.soFar) };
    case "calibration":
      return { ...view, result: fittedWithoutClasses(withClasses(view.result)) };
    case "comparison": {
      const files = view.files.map(({ result, ...file }) =>
        result === undefined ? file : { ...file, result: fittedWithoutClasses(withoutClasses(result)) },
      );
      return { ...view, files };
    }
    default:
      return view;
  }
}

function fittedWithoutClasses(result: CalibrationResult): CalibrationResult {
  return result.fitted === undefined ? result : { ...result, fitted: withoutClasses(result.fitted) };
}

/** With the classes that a row has or that were predicted. */
function withClasses<Shown extends CalibrationShown>(shown: Shown): Shown {
  const classes = shown.figures.classes.filter(({ count, predictedCount }) => count + predictedCount > 0);
  return { ...shown, figures: { ...shown.figures, classes } };
}

function withoutClasses<Shown extends CalibrationShown>(shown: Shown): Shown {
  return { ...shown, figures: { ...shown.figures, classes: [] } };
}
