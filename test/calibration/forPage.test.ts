/** What is sent to the page: the classes that it draws, and no more, so that a message stays small with any number of classes. */
import { expect, test } from "vitest";
import { addRows, newCalibration } from "../../src/core/calibration/calibration.ts";
import { figuresOf } from "../../src/core/calibration/figuresOf.ts";
import { forPage } from "../../src/host/calibration/forPage.ts";
import type { CalibrationShown, FileFacts } from "../../src/protocol/calibrationView.ts";

const CLASSES = 50_000;
const facts: FileFacts = { name: "x.npy", array: "", labels: "", inputKind: "logits", whyInputKind: "", notes: [] };

/** Two rows: class 7 is predicted twice, and true once; the other's true class is 9. */
function shown(): CalibrationShown {
  const calibration = newCalibration({ numClasses: CLASSES, temperature: 1 });
  const logits = new Float64Array(2 * CLASSES);
  logits[7] = 12;
  logits[CLASSES + 7] = 12;
  addRows(calibration, logits, Int32Array.of(7, 9));
  return { figures: figuresOf(calibration), band: [], losses: [] };
}

const classesOf = (value: unknown) => JSON.stringify(value).match(/"index":\d+/g) ?? [];
const LARGEST = 20_000;

test("a calibration has the classes of its rows and predictions, at the fitted temperature none", () => {
  const message = forPage({
    kind: "show",
    view: {
      kind: "calibration",
      facts,
      result: { ...shown(), fit: { kind: "zero" }, fitted: shown() },
      report: { title: "", blocks: [], details: [] },
      arrays: [],
      isDefaultEditor: false,
    },
  });
  expect(classesOf(message)).toEqual(['"index":7', '"index":9']);
  expect(JSON.stringify(message).length).toBeLessThan(LARGEST);
});

test.each([
  ["figures so far", { kind: "reading", facts, progress: { rows: 1, total: 2 }, soFar: shown() }],
  ["cancelled", { kind: "cancelled", facts, soFar: shown() }],
  [
    "a comparison",
    {
      kind: "comparison",
      uris: [],
      files: [
        { name: "a", labelSmoothing: 0, result: { ...shown(), fit: { kind: "none" }, fitted: shown() } },
        { name: "b", labelSmoothing: null, problem: "gone" },
      ],
    },
  ],
] as const)("%s: no classes, all figures", (_, view) => {
  const message = forPage({ kind: "show", view });
  expect(classesOf(message)).toEqual([]);
  expect(JSON.stringify(message)).toContain('"accuracy":0.5');
  expect(JSON.stringify(message).length).toBeLessThan(LARGEST);
});

test("a temperature of the slider: the classes that are drawn", () => {
  expect(classesOf(forPage({ kind: "atTemperature", temperature: 2, shown: shown() }))).toHaveLength(2);
});
