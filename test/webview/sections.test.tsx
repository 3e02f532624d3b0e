/** The sections Loss and Curves as text: the numbers of the worked examples, for one row, a batch and rows that do not count. */

import { effect } from "@preact/signals";
import { renderToString } from "preact-render-to-string";
import { describe, expect, test, vi } from "vitest";
import type { PanelControls, PanelNumbers } from "../../src/protocol/panelState.ts";
import { classesShown } from "../../webview/state/classesShown.ts";
import type { Store } from "../../webview/state/store.ts";
import { CurvesView } from "../../webview/views/CurvesView.tsx";
import { LossView } from "../../webview/views/LossView.tsx";
import { storeOf } from "./storeOf.ts";

interface Shown {
  readonly logits: readonly number[];
  readonly classes?: number;
  readonly targets?: readonly number[];
  readonly row?: number;
  readonly weights?: readonly number[];
  readonly controls?: Partial<PanelControls>;
}

const BATCH: Shown = { logits: [2, 1, 0.1, 0.5, 2.5, -1], targets: [0, 2], row: 1 };

describe("Loss says", () => {
  test.each<readonly [string, Shown, readonly string[]]>([
    [
      "the worked example",
      { logits: [10, 0, 0] },
      [
        "Row 0: true class 0",
        "Smoothed loss 0.6668 = floor 0.2911 + excess 0.3756.",
        "the optimal gap is 3.3322, so smoothing pulls it down",
        "9.08·10⁻⁵",
        "Floor and excess",
        "Gradient per class (mean)",
        "Insert Table at the Cursor",
      ],
    ],
    [
      "a batch: its mean, then the row",
      BATCH,
      ["All 2 rows", "2.0351", "2.0001", "Row 1: true class 2", "Smoothed loss 3.4865", "of all rows (mean)", "0.5000"],
    ],
    ["class weights", { ...BATCH, weights: [1, 2, 5] }, ["3.0000", "differs by class", "Smoothed loss 17.1301"]],
    ["no reduction", { ...BATCH, controls: { reduction: "none" } }, ["sum of the losses", "4.0002", "(sum)"]],
    [
      "why a loss is infinite, in notes that are open",
      { logits: [2, 1, Number.NEGATIVE_INFINITY] },
      ["<details open>", "class 2 has probability 0 but a target of 0.033333"],
    ],
    [
      "that a row does not count",
      { ...BATCH, targets: [0, -100] },
      ["The target is ignoreIndex -100: the row costs nothing and does not count.", "0.5137"],
    ],
  ])("%s", (_, shown, parts) => {
    const text = htmlOf(LossView, shown);
    for (const part of parts) expect(text).toContain(part);
  });

  test("no chart of a row that does not count", () => {
    expect(htmlOf(LossView, { ...BATCH, targets: [0, -100] })).not.toContain("Gradient per class");
  });
});

describe("Curves says", () => {
  test.each<readonly [string, Shown, readonly string[]]>([
    [
      "where the minimum is and where the row stands",
      { logits: [2, 1, 0.1] },
      ["the loss is least, 0.2911, at the gap 3.3322", "This row stands at 1.0000.", "least, 0, at x = 27."],
    ],
    ["that there is none", { logits: [2, 1], classes: 2, controls: { labelSmoothing: 0.9 } }, ["it only rises"]],
    [
      "what a binary label costs",
      { logits: [2, 1, 0.1], controls: { loss: "binaryCrossEntropy", convention: "binary" } },
      ["Loss against the label&#39;s logit", "at the logit 2.9444", "The loss of the true class&#39;s label alone."],
    ],
    ["that a row does not count", { ...BATCH, targets: [0, -100] }, ["the row costs nothing"]],
  ])("%s", (_, shown, parts) => {
    const text = htmlOf(CurvesView, shown).replaceAll("'", "&#39;");
    for (const part of parts) expect(text).toContain(part);
  });
});

test("the hard problem stays the same object while only the value changes", () => {
  const { store } = shownIn({ logits: [2, 1, 0.1] });
  const before = store.hardProblem.value;
  store.change({ controls: { ...store.state.value.controls, labelSmoothing: 0.5 } });
  expect(store.hardProblem.value).toBe(before);
  store.change({ controls: { ...store.state.value.controls, temperature: 2 } });
  expect(store.hardProblem.value).not.toBe(before);
});

test("the classes that have fields stay while the value slides, follow when it rests, and another row at once", () => {
  vi.useFakeTimers();
  // Without smoothing the likely classes have the largest gradients; with much of it those that are too unlikely.
  const row = Array.from({ length: 60 }, (_, k) => (k % 2 === 0 ? -k / 4 : k / 1000));
  const { store } = shownIn({ logits: [...row, ...row.toReversed()], classes: 60, targets: [0, 59] });
  const slide = (labelSmoothing: number) =>
    store.change({ controls: { ...store.state.value.controls, labelSmoothing } });
  const stop = effect(() => void store.classes.value);
  slide(0);
  vi.runAllTimers();
  const before = store.classes.value;
  expect(before.shown).toHaveLength(new Set(before.shown).size);
  slide(1);
  expect(store.classes.value).toBe(before);
  vi.runAllTimers();
  expect(store.classes.value).toEqual(classesShown(store.row.value!, 24));
  expect(store.classes.value.shown).not.toEqual(before.shown);
  store.change({ row: 1 });
  expect(store.classes.value).toEqual(classesShown(store.row.value!, 24));
  stop();
  vi.useRealTimers();
});

function htmlOf(View: typeof LossView, shown: Shown): string {
  const { store, numbers } = shownIn(shown);
  return renderToString(<View store={store} numbers={numbers} problem={store.problem.value!} row={store.row.value!} />);
}

function shownIn({ logits, classes = 3, targets = [0], row = 0, weights, controls }: Shown): {
  store: Store;
  numbers: PanelNumbers;
} {
  const numbers: PanelNumbers = {
    numClasses: classes,
    input: Float64Array.from(logits),
    inputKind: "logits",
    targets: { kind: "indices", indices: Float64Array.from(targets) },
    ...(weights && { classWeights: Float64Array.from(weights) }),
  };
  return { store: storeOf({ numbers, row }, controls), numbers };
}
