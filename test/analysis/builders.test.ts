/** Losses of libtorch, burn and tch are found and smoothed in the file's own names; what is not in sight is declined. */
import { describe, expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import type { Language } from "../../src/rules/rule.ts";
import { applyEdits } from "./applyEdits.ts";

const OPTIONS = { labelSmoothing: 0.1 };

/** What the first action makes of the first loss, or why not; undefined where there is none. */
function rewritten(language: Language, text: string): string | undefined {
  const source = readSource(language, text);
  const [call] = findLossCalls(source);
  if (call === undefined) return undefined;
  const [first] = smoothingActions(source, call, OPTIONS);
  return first!.declined ?? applyEdits(text, first!.edits);
}

const CPP = "#include <torch/torch.h>\n";
const BURN = "use burn::nn::loss::CrossEntropyLossConfig;\n";
const TCH = "use tch::{nn, Tensor};\n";

describe("smoothed", () => {
  test.each<[Language, string, string]>([
    [
      "cpp",
      `${CPP}namespace nn = torch::nn;\nnamespace F = nn::functional;\nauto l = F::cross_entropy(x, y);`,
      `${CPP}namespace nn = torch::nn;\nnamespace F = nn::functional;\nauto l = F::cross_entropy(x, y, F::CrossEntropyFuncOptions().label_smoothing(0.1));`,
    ],
    [
      "cpp",
      `${CPP}using torch::nn::CrossEntropyLoss;\nauto l = CrossEntropyLoss();`,
      `${CPP}using torch::nn::CrossEntropyLoss;\nauto l = CrossEntropyLoss(torch::nn::CrossEntropyLossOptions().label_smoothing(0.1));`,
    ],
    [
      "cpp",
      `${CPP}auto l = ::torch::nn::functional::cross_entropy(\n  x, // logits\n  y\n);`,
      `${CPP}auto l = ::torch::nn::functional::cross_entropy(\n  x, // logits\n  y,\n  ::torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(0.1)\n);`,
    ],
    [
      "cpp",
      `${CPP}auto l = torch::nn::CrossEntropyLoss(torch::nn::CrossEntropyLossOptions().label_smoothing(0.2).weight(w));`,
      `${CPP}auto l = torch::nn::CrossEntropyLoss(torch::nn::CrossEntropyLossOptions().label_smoothing(0.1).weight(w));`,
    ],
    [
      "cpp",
      `${CPP}auto l = torch::nn::CrossEntropyLoss(options);`,
      "The options are not made here but given as options. Set label_smoothing where they are made.",
    ],
    [
      "rust",
      `${BURN}let l = CrossEntropyLossConfig::new()\n    .with_weights(Some(w.clone())) // rare\n    .init::<B>(&d);`,
      `${BURN}let l = CrossEntropyLossConfig::new()\n    .with_weights(Some(w.clone())).with_smoothing(Some(0.1)) // rare\n    .init::<B>(&d);`,
    ],
    [
      "rust",
      "use burn::nn::{self, Linear};\nlet l = nn::loss::CrossEntropyLossConfig::new();",
      "use burn::nn::{self, Linear};\nlet l = nn::loss::CrossEntropyLossConfig::new().with_smoothing(Some(0.1));",
    ],
    [
      "rust",
      "let l = burn::nn::loss::CrossEntropyLossConfig::new();",
      "let l = burn::nn::loss::CrossEntropyLossConfig::new().with_smoothing(Some(0.1));",
    ],
    [
      "rust",
      `${TCH}let l = x.cross_entropy_loss::<Tensor>(&y, None, tch::Reduction::Mean, -100, 0.);`,
      `${TCH}let l = x.cross_entropy_loss::<Tensor>(&y, None, tch::Reduction::Mean, -100, 0.1);`,
    ],
  ])("%s: %s", (language, text, expected) => expect(rewritten(language, text)).toBe(expected));
});

test("options in braces are options", () => {
  const made = "torch::nn::CrossEntropyLoss(torch::nn::CrossEntropyLossOptions{}";
  expect(rewritten("cpp", `${CPP}auto l = ${made});`)).toBe(`${CPP}auto l = ${made}.label_smoothing(0.1));`);
});

describe("left alone", () => {
  test.each<[Language, string]>([
    ["cpp", `${CPP}// using namespace torch::nn;\nauto l = CrossEntropyLoss();`],
    ["rust", "// see tch::Tensor\nlet l = x.cross_entropy_loss(&t, None, R::Mean, -100, 0.0);"],
    ["cpp", `${CPP}auto l = my::CrossEntropyLoss();`],
    ["cpp", `${CPP}// torch::nn::CrossEntropyLoss();`],
    ["cpp", `${CPP}auto s = "torch::nn::CrossEntropyLoss()";`],
    ["rust", "use mine::CrossEntropyLossConfig; // burn\nlet l = CrossEntropyLossConfig::new();"],
    ["rust", `${BURN}// CrossEntropyLossConfig::new();`],
    ["rust", "match x { _ => y.cross_entropy_loss(&t, None, R::Mean, -100, 0.0) }"],
  ])("%s: %s", (language, text) => expect(rewritten(language, text)).toBeUndefined());
});

test("a smoothed loss loses its smoothing again", () => {
  const remove = (language: Language, text: string) => {
    const source = readSource(language, text);
    const action = smoothingActions(source, findLossCalls(source)[0]!, OPTIONS).find(({ kind }) => kind === "remove");
    return applyEdits(text, action!.edits);
  };
  expect(remove("rust", `${BURN}let l = CrossEntropyLossConfig::new().with_smoothing(Some(0.1)).init(&d);`)).toBe(
    `${BURN}let l = CrossEntropyLossConfig::new().init(&d);`,
  );
  const made = "torch::nn::CrossEntropyLoss(torch::nn::CrossEntropyLossOptions()";
  expect(remove("cpp", `${CPP}auto l = ${made}.label_smoothing(0.1).weight(w));`)).toBe(
    `${CPP}auto l = ${made}.weight(w));`,
  );
});

test.each<[Language, string]>([
  [
    "cpp",
    `${CPP}namespace F = torch::nn::functional;\nauto l = F::cross_entropy(x, y, F::CrossEntropyFuncOptions().label_smoothing(0.2));\n`,
  ],
  [
    "rust",
    `use burn::nn::{loss::{CrossEntropyLossConfig as L, *}};\nuse tch::Tensor;\nlet a = L::new().with_smoothing(Some(0.2));\nx.cross_entropy_loss(&t, None, R::Mean, -100, 0.3);\n`,
  ],
])("%s: any cut or mutated text gives calls whose spans lie in it", (language, whole) => {
  for (let at = 0; at <= whole.length; at++) {
    for (const text of [
      whole.slice(0, at),
      whole.slice(at),
      `${whole.slice(0, at)}(${whole.slice(at)}`,
      `${whole.slice(0, at)}é"{${whole.slice(at)}`,
    ]) {
      const source = readSource(language, text);
      for (const lossCall of findLossCalls(source)) {
        expect(lossCall.span.start >= 0 && lossCall.span.end <= text.length).toBe(true);
        for (const { edits } of smoothingActions(source, lossCall, OPTIONS)) applyEdits(text, edits);
      }
    }
  }
});
