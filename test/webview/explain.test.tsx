/** The section Explain as text: formulas with the reference numbers, values of other conventions, code and reasons. */
import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { PanelControls, PanelNumbers } from "../../src/protocol/panelState.ts";
import type { Store } from "../../webview/state/store.ts";
import { ExplainView } from "../../webview/views/ExplainView.tsx";
import { storeOf } from "./storeOf.ts";

interface Shown {
  readonly numbers?: Partial<PanelNumbers>;
  readonly controls?: Partial<PanelControls>;
  readonly framework?: string;
}

const FIVE: Partial<PanelNumbers> = { numClasses: 5, input: new Float64Array(5) };

describe("Explain says", () => {
  test.each<readonly [string, Shown, readonly string[]]>([
    [
      "the worked example",
      {},
      [
        "t_0 = (1 - 0.1)·1 + 0.1/3 = 0.9333",
        "each of the 2 others",
        "t_1 = 0.1/3 = 0.0333",
        "= 0.2911",
        "ln(0.9333 / 0.0333) = 3.3322",
        "as in PyTorch, Keras",
        "cannot get below 0.2911",
      ],
    ],
    [
      "uniform over the others, whose value differs under the uniform",
      { controls: { convention: "others" } },
      ["t_0 = (1 - 0.1)·1 = 0.9", "t_1 = 0.1/2 = 0.05", "= 0.3944", "= 2.8904", "<td>0.15</td>", "OthersSmoothedLoss("],
    ],
    [
      "padding: gap 3.2958, floor .4349 with five classes",
      { numbers: { ...FIVE }, controls: { convention: "padded", paddingIndex: 4 } },
      ["t_1 = 0.1/3 = 0.0333", "each of the 3 others", "t_4 = 0", "= 3.2958", "= 0.4349", "padding_index=4"],
    ],
    [
      "a prior",
      { numbers: { prior: Float64Array.of(0.5, 0.2, 0.3) }, controls: { convention: "prior" } },
      ["t_0 = (1 - 0.1)·1 + 0.1·0.5 = 0.95", "t_2 = 0.1·0.3 = 0.03", "differs from class to class", "prior=prior"],
    ],
    [
      "binary labels",
      { controls: { convention: "binary", loss: "binaryCrossEntropy" } },
      ["t_0 = (1 - 0.1)·1 + 0.1/2 = 0.95", "ln(0.95 / 0.05) = 2.9444", "nn.BCEWithLogitsLoss()"],
    ],
    [
      "soft targets, class by class",
      { numbers: { targets: { kind: "probabilities", probs: Float64Array.of(0.6, 0.4, 0) } } },
      ["t_0 = (1 - 0.1)·0.6 + 0.1/3 = 0.5733", "t_1 = (1 - 0.1)·0.4 + 0.1/3 = 0.3933", "t_2 = 0.1/3 = 0.0333"],
    ],
    [
      "class weights: the floor of K = 3, w = 1, 2, 5",
      { numbers: { classWeights: Float64Array.of(1, 2, 5) } },
      ["= 0.7234, where p = w t / Σ w t", "weight=class_weights", "[1.0, 2.0, 5.0]"],
    ],
    ["no smoothing", { controls: { labelSmoothing: 0 } }, ["t_0 = 1", "infinite", "nn.CrossEntropyLoss()"]],
    [
      "a temperature",
      { controls: { temperature: 2 } },
      ["2·ln(0.9333 / 0.0333) = 6.6644", "scaled_logits = logits / 2"],
    ],
    ["a row that does not count", { controls: { ignoreIndex: 0 } }, ["Row 0 does not count", "ignore_index=0"]],
    ["another framework", { framework: "flux" }, ["Flux.label_smoothing(one_hot, 0.1f0)"]],
    [
      "why a framework has no code",
      { framework: "burn", controls: { convention: "others" } },
      ["burn smooths uniformly over all classes only."],
    ],
  ])("%s", (_, shown, parts) => {
    const text = htmlOf(shown);
    for (const part of parts) expect(text).toContain(part);
  });

  test("nothing of a floor where there is none", () => {
    expect(htmlOf({ controls: { loss: "klDivergence" } })).not.toContain("cannot get below");
  });

  test("nothing to copy where there is no code", () => {
    expect(htmlOf({ framework: "burn", controls: { convention: "others" } })).not.toContain("<button");
  });
});

function htmlOf(shown: Shown): string {
  const { store, numbers } = shownIn(shown);
  return renderToString(
    <ExplainView store={store} numbers={numbers} problem={store.problem.value!} row={store.row.value!} />,
  );
}

function shownIn({ numbers: more, controls, framework = "pytorch" }: Shown): { store: Store; numbers: PanelNumbers } {
  const numbers: PanelNumbers = {
    numClasses: 3,
    input: Float64Array.of(10, 0, 0),
    inputKind: "logits",
    targets: { kind: "indices", indices: Float64Array.of(0) },
    ...more,
  };
  return { store: storeOf({ numbers, framework }, controls), numbers };
}
