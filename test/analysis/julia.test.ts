/** Flux's losses are found through using and import, and their labels smoothed in the file's own names. */
import { expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { applyEdits } from "./applyEdits.ts";

const OPTIONS = { labelSmoothing: 0.1 };

function rewritten(text: string): string | undefined {
  const source = readSource("julia", text);
  const [call] = findLossCalls(source);
  const [first] = call === undefined ? [] : smoothingActions(source, call, OPTIONS);
  return first && (first.declined ?? applyEdits(text, first.edits));
}

test.each<[string, string | undefined]>([
  [
    "using Flux\nl = Flux.logitcrossentropy(ŷ, y)",
    "using Flux\nl = Flux.logitcrossentropy(ŷ, Flux.label_smoothing(y, 0.1))",
  ],
  [
    "import Flux as F\nl = F.Losses.crossentropy(ŷ, y)",
    "import Flux as F\nl = F.Losses.crossentropy(ŷ, F.label_smoothing(y, 0.1))",
  ],
  [
    "using Flux.Losses\nl = logitcrossentropy(ŷ, y; agg = sum)",
    "using Flux.Losses\nl = logitcrossentropy(ŷ, Losses.label_smoothing(y, 0.1); agg = sum)",
  ],
  [
    "using Flux: logitcrossentropy as lce, label_smoothing\nf = (m, x, y) -> lce(m(x), y)",
    "using Flux: logitcrossentropy as lce, label_smoothing\nf = (m, x, y) -> lce(m(x), label_smoothing(y, 0.1))",
  ],
  [
    "using Flux\nl = Flux.logitcrossentropy(ŷ, Flux.label_smoothing(y, 0.2))",
    "using Flux\nl = Flux.logitcrossentropy(ŷ, Flux.label_smoothing(y, 0.1))",
  ],
  [
    "using Flux\nl = Flux.logitcrossentropy(ŷ, y; dims = 2)",
    "The labels would be smoothed over the first dimension, and this call has its classes in another. Smooth the labels by hand.",
  ],
  [
    "using CUDA, Flux\nl = Flux.crossentropy(ŷ, y)",
    "using CUDA, Flux\nl = Flux.crossentropy(ŷ, Flux.label_smoothing(y, 0.1))",
  ],
  [
    "using Flux:\n    logitcrossentropy,\n    label_smoothing\nl = logitcrossentropy(ŷ, y)",
    "using Flux:\n    logitcrossentropy,\n    label_smoothing\nl = logitcrossentropy(ŷ, label_smoothing(y, 0.1))",
  ],
  ["using Flux\nl = logitcrossentropy(ŷ, y)", undefined],
  ["using Flux\n# Flux.logitcrossentropy(ŷ, y)", undefined],
  ['using Flux\ns = "Flux.logitcrossentropy(ŷ, y)"', undefined],
  ["using Flux\nl = Flux.crossentropy.(ŷ, y)", undefined],
  ["using Flux\nl = model(Flux.logitcrossentropy)", undefined],
])("%s", (text, expected) => expect(rewritten(text)).toBe(expected));

test("a second application changes nothing", () => {
  const once = rewritten("using Flux\nl = Flux.logitcrossentropy(ŷ, y)")!;
  const source = readSource("julia", once);
  expect(smoothingActions(source, findLossCalls(source)[0]!, OPTIONS).map(({ kind }) => kind)).toEqual(["remove"]);
});

test("any cut or mutated text gives calls whose spans lie in it", () => {
  const whole = "using Flux: logitcrossentropy, onehotbatch\nloss(m, x, y) = logitcrossentropy(m(x), y; agg = mean)\n";
  for (let at = 0; at <= whole.length; at++) {
    for (const text of [
      whole.slice(0, at),
      whole.slice(at),
      `${whole.slice(0, at)}(${whole.slice(at)}`,
      `${whole.slice(0, at)}é"${whole.slice(at)}`,
    ]) {
      const source = readSource("julia", text);
      for (const lossCall of findLossCalls(source)) {
        expect(lossCall.span.start >= 0 && lossCall.span.end <= text.length).toBe(true);
        for (const { edits } of smoothingActions(source, lossCall, OPTIONS)) applyEdits(text, edits);
      }
    }
  }
});
