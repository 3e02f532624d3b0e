/** Losses of libtorch, burn and tch are found and smoothed in the file's own names; what is not in sight is declined. */
import { describe, expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import type { Language } from "../../src/rules/rule.ts";
import { applyEdits } from "./applyEdits.ts";
import { expectSpansInCuts } from "./expectSpansInCuts.ts";

const OPTIONS = { labelSmoothing: 0.1 };

/** What the first action makes of the first loss, or why not; undefined where there is none. */
function rewritten(language: Language, text: string): string | undefined {
  const source = readSource(language, text);
  const [call] = findLossCalls(source);
  if (call === undefined) return undefined;
  const [first] = smoothingActions(source, call, OPTIONS);
  return first!.declined ?? applyEdits(text, first!.edits);
}

/** The text without the smoothing of its first loss. */
function removed(language: Language, text: string): string {
  const source = readSource(language, text);
  const action = smoothingActions(source, findLossCalls(source)[0]!, OPTIONS).find(({ kind }) => kind === "remove");
  return applyEdits(text, action!.edits);
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
    ...[
      ["use burn::nn::loss::*;", "CrossEntropyLossConfig"],
      ["use burn::nn::{loss::{CrossEntropyLossConfig}};", "CrossEntropyLossConfig"],
      [
        "use burn::{\n    nn::{ // layers, losses\n        loss::CrossEntropyLossConfig as Config,\n    },\n};",
        "Config",
      ],
      ["use burn::prelude::*;", "nn::loss::CrossEntropyLossConfig"],
      ["use burn::prelude::*;\nuse nn::loss::CrossEntropyLossConfig;", "CrossEntropyLossConfig"],
      ["use burn::nn;\nuse nn::loss::*;", "CrossEntropyLossConfig"],
      ["use burn_nn::loss::CrossEntropyLossConfig;", "CrossEntropyLossConfig"],
      ["use burn_core as burn;\nuse burn::nn::loss;", "loss::CrossEntropyLossConfig"],
      ["", "::burn::nn::loss::CrossEntropyLossConfig"],
    ].map(([use, name]): [Language, string, string] => [
      "rust",
      `${use}\nlet l = ${name}::new().init(&d);`,
      `${use}\nlet l = ${name}::new().with_smoothing(Some(0.1)).init(&d);`,
    ]),
    [
      "rust",
      `${BURN}let l = CrossEntropyLossConfig { logits: false, ..base }.init(&d);`,
      `${BURN}let l = CrossEntropyLossConfig { logits: false, ..base }.with_smoothing(Some(0.1)).init(&d);`,
    ],
    [
      "rust",
      `${BURN}let l = CrossEntropyLossConfig { smoothing: Some(0.2), ..base }.init(&d);`,
      `${BURN}let l = CrossEntropyLossConfig { smoothing: Some(0.1), ..base }.init(&d);`,
    ],
    [
      "rust",
      `${BURN}let l = CrossEntropyLossConfig { smoothing, ..base }.init(&d);`,
      "smoothing is given as a variable. Set it where the variable gets its value.",
    ],
    [
      "rust",
      "use burn::nn::loss::CrossEntropyLoss;\nlet l = CrossEntropyLoss::new(self.pad, &d);",
      "use burn::nn::loss::CrossEntropyLoss;\nlet l = burn::nn::loss::CrossEntropyLossConfig::new().with_pad_tokens(self.pad.map(|token| vec![token])).with_smoothing(Some(0.1)).init(&d);",
    ],
    [
      "rust",
      "use burn::nn::loss::CrossEntropyLoss;\nlet l = CrossEntropyLoss::new(None);",
      "Only a call with 2 arguments can be written anew. Write those first.",
    ],
    [
      "rust",
      `${TCH}let l = Tensor::cross_entropy_loss::<Tensor>(&x, &y, None, tch::Reduction::Mean, -100, 0.);`,
      `${TCH}let l = Tensor::cross_entropy_loss::<Tensor>(&x, &y, None, tch::Reduction::Mean, -100, 0.1);`,
    ],
    [
      "rust",
      `${TCH}let l = x.f_cross_entropy_loss::<Tensor>(&y, None, tch::Reduction::Mean, -100, 0.)?;`,
      `${TCH}let l = x.f_cross_entropy_loss::<Tensor>(&y, None, tch::Reduction::Mean, -100, 0.1)?;`,
    ],
    [
      "rust",
      `${TCH}let l = Tensor::cross_entropy_for_logits(&x, &y);`,
      `${TCH}let l = Tensor::cross_entropy_loss::<tch::Tensor>(&x, &y, None, tch::Reduction::Mean, -100, 0.1);`,
    ],
    [
      "rust",
      `${TCH}let l = x.cross_entropy_loss::<Tensor>(&y, None, tch::Reduction::Mean, -100, 0.);`,
      `${TCH}let l = x.cross_entropy_loss::<Tensor>(&y, None, tch::Reduction::Mean, -100, 0.1);`,
    ],
  ])("%s: %s", (language, text, expected) => expect(rewritten(language, text)).toBe(expected));
});

describe("a declaration in C++ that makes a loss", () => {
  const written = (text: string) =>
    `${CPP}${text}`
      .replaceAll("OTHER", "torch::nn::CrossEntropyLossOptions().reduction(torch::kSum)")
      .replaceAll("OPTIONS", "torch::nn::CrossEntropyLossOptions().label_smoothing(0.1)");

  test.each([
    [
      "in a function",
      "void f() { torch::nn::CrossEntropyLoss loss; }",
      "void f() { torch::nn::CrossEntropyLoss loss(OPTIONS); }",
    ],
    [
      "const",
      "static const torch::nn::CrossEntropyLoss loss;",
      "static const torch::nn::CrossEntropyLoss loss(OPTIONS);",
    ],
    [
      "the second of two",
      "torch::nn::CrossEntropyLoss a(OTHER.label_smoothing(0.1)), b;",
      "torch::nn::CrossEntropyLoss a(OTHER.label_smoothing(0.1)), b(OPTIONS);",
    ],
    [
      "with options",
      "torch::nn::CrossEntropyLoss loss(OTHER);",
      "torch::nn::CrossEntropyLoss loss(OTHER.label_smoothing(0.1));",
    ],
    [
      "in braces",
      "torch::nn::CrossEntropyLoss loss{OTHER};",
      "torch::nn::CrossEntropyLoss loss{OTHER.label_smoothing(0.1)};",
    ],
    ["in empty braces", "torch::nn::CrossEntropyLoss loss{};", "torch::nn::CrossEntropyLoss loss{OPTIONS};"],
    [
      "assigned from braces",
      "auto loss = torch::nn::CrossEntropyLoss{};",
      "auto loss = torch::nn::CrossEntropyLoss{OPTIONS};",
    ],
    [
      "once only",
      "torch::nn::CrossEntropyLoss loss = torch::nn::CrossEntropyLoss();",
      "torch::nn::CrossEntropyLoss loss = torch::nn::CrossEntropyLoss(OPTIONS);",
    ],
    [
      "on the heap",
      "auto* loss = new torch::nn::CrossEntropyLoss();",
      "auto* loss = new torch::nn::CrossEntropyLoss(OPTIONS);",
    ],
    [
      "in a shared pointer",
      "auto loss = std::make_shared<torch::nn::CrossEntropyLoss>();",
      "auto loss = std::make_shared<torch::nn::CrossEntropyLoss>(OPTIONS);",
    ],
    [
      "a member with options",
      "struct A { torch::nn::CrossEntropyLoss loss{OTHER}; };",
      "struct A { torch::nn::CrossEntropyLoss loss{OTHER.label_smoothing(0.1)}; };",
    ],
    [
      "a member that its constructor initialises",
      "struct A { A() : n(2), loss(OTHER) {} int n; torch::nn::CrossEntropyLoss loss; };",
      "struct A { A() : n(2), loss(OTHER.label_smoothing(0.1)) {} int n; torch::nn::CrossEntropyLoss loss; };",
    ],
    [
      "a member that its constructor assigns",
      "struct A { torch::nn::CrossEntropyLoss loss; A() { loss = torch::nn::CrossEntropyLoss(OTHER); } };",
      "struct A { torch::nn::CrossEntropyLoss loss; A() { loss = torch::nn::CrossEntropyLoss(OTHER.label_smoothing(0.1)); } };",
    ],
    [
      "assigned later",
      "void f() { torch::nn::CrossEntropyLoss loss{nullptr}; loss = torch::nn::CrossEntropyLoss(); }",
      "void f() { torch::nn::CrossEntropyLoss loss{nullptr}; loss = torch::nn::CrossEntropyLoss(OPTIONS); }",
    ],
    [
      "in an opened namespace",
      "using namespace torch;\nnn::CrossEntropyLoss loss;",
      "using namespace torch;\nnn::CrossEntropyLoss loss(nn::CrossEntropyLossOptions().label_smoothing(0.1));",
    ],
    [
      "through a namespace alias",
      "namespace nn = torch::nn;\nnn::CrossEntropyLoss loss;",
      "namespace nn = torch::nn;\nnn::CrossEntropyLoss loss(nn::CrossEntropyLossOptions().label_smoothing(0.1));",
    ],
    [
      "through a using-declaration",
      "using torch::nn::CrossEntropyLoss;\nCrossEntropyLoss loss;",
      "using torch::nn::CrossEntropyLoss;\nCrossEntropyLoss loss(OPTIONS);",
    ],
    [
      "through a type alias",
      "using Loss = torch::nn::CrossEntropyLoss;\nLoss loss;",
      "using Loss = torch::nn::CrossEntropyLoss;\nLoss loss(OPTIONS);",
    ],
    [
      "through a typedef",
      "typedef torch::nn::CrossEntropyLoss Loss;\nLoss loss;",
      "typedef torch::nn::CrossEntropyLoss Loss;\nLoss loss(OPTIONS);",
    ],
    ["without a holder", "torch::nn::CrossEntropyLossImpl loss;", "torch::nn::CrossEntropyLossImpl loss(OPTIONS);"],
    [
      "made before",
      "void f() { auto o = OTHER; torch::nn::CrossEntropyLoss loss(o); }",
      "void f() { auto o = OTHER.label_smoothing(0.1); torch::nn::CrossEntropyLoss loss(o); }",
    ],
    [
      "made before in another function too",
      "void f() { auto o = OPTIONS; torch::nn::CrossEntropyLoss a(o); } void g() { auto o = OTHER; torch::nn::CrossEntropyLoss loss(o); }",
      "void f() { auto o = OPTIONS; torch::nn::CrossEntropyLoss a(o); } void g() { auto o = OTHER.label_smoothing(0.1); torch::nn::CrossEntropyLoss loss(o); }",
    ],
    [
      "made before for two",
      "void f() { auto o = OTHER; torch::nn::CrossEntropyLoss loss(o), other(o); }",
      "The options are not made here but given as o. Set label_smoothing where they are made.",
    ],
    [
      "made elsewhere",
      "void f(O options) { torch::nn::CrossEntropyLoss loss(options); }",
      "The options are not made here but given as options. Set label_smoothing where they are made.",
    ],
  ])("%s", (_, text, expected) => {
    const [call] = findLossCalls(readSource("cpp", written(text))).filter(({ value }) => value.kind !== "given");
    expect(call).toBeDefined();
    const [first] = smoothingActions(readSource("cpp", written(text)), call!, OPTIONS);
    expect(first!.declined ?? applyEdits(written(text), first!.edits)).toBe(
      first!.declined === undefined ? written(expected) : expected,
    );
  });

  test.each([
    ["a parameter", "void f(torch::nn::CrossEntropyLoss loss, const torch::nn::CrossEntropyLoss& l) {}"],
    ["a pointer", "torch::nn::CrossEntropyLoss* loss;"],
    ["an empty holder", "torch::nn::CrossEntropyLoss loss{nullptr};"],
    ["an empty holder, assigned", "torch::nn::CrossEntropyLoss loss = nullptr;"],
    ["another's value", "torch::nn::CrossEntropyLoss loss = make();"],
    ["a function", "void f() { torch::nn::CrossEntropyLoss loss(); }"],
    ["a function with a parameter", "torch::nn::CrossEntropyLoss make(int kind);"],
    ["a method", "struct A { torch::nn::CrossEntropyLoss loss(Options); };"],
    ["a declaration of what is elsewhere", "extern torch::nn::CrossEntropyLoss loss;"],
    ["a static member", "struct A { static torch::nn::CrossEntropyLoss loss; };"],
    ["a container", "std::vector<torch::nn::CrossEntropyLoss> losses;"],
    ["a type alias", "using Loss = torch::nn::CrossEntropyLoss;"],
    [
      "a class that extends it",
      "struct A : torch::nn::CrossEntropyLossImpl { A(O o) : torch::nn::CrossEntropyLossImpl(o) {} };",
    ],
    ["a member function", "auto f = &torch::nn::CrossEntropyLossImpl::forward;"],
    ["an own class", "struct CrossEntropyLoss {}; CrossEntropyLoss loss;"],
    ["a member that gets what is passed", "struct A { A(L l) : loss(l) {} torch::nn::CrossEntropyLoss loss; };"],
  ])("%s is none", (_, text) => expect(findLossCalls(readSource("cpp", written(text)))).toEqual([]));

  test.each([
    ["torch::nn::CrossEntropyLoss loss(OPTIONS);", "torch::nn::CrossEntropyLoss loss;"],
    ["struct A { torch::nn::CrossEntropyLoss loss{OPTIONS}; };", "struct A { torch::nn::CrossEntropyLoss loss; };"],
    ["auto loss = torch::nn::CrossEntropyLoss(OPTIONS);", "auto loss = torch::nn::CrossEntropyLoss();"],
    [
      "void f() { auto o = OPTIONS; torch::nn::CrossEntropyLoss loss(o); }",
      "void f() { auto o = torch::nn::CrossEntropyLossOptions(); torch::nn::CrossEntropyLoss loss(o); }",
    ],
    ["torch::nn::CrossEntropyLoss loss(OTHER.label_smoothing(0.2));", "torch::nn::CrossEntropyLoss loss(OTHER);"],
  ])("%s without its smoothing", (text, expected) => expect(removed("cpp", written(text))).toBe(written(expected)));
});

test.each<[Language, string, string | undefined]>([
  ["cpp", `${CPP}torch::nn::CrossEntropyLoss l(torch::nn::CrossEntropyLossOptions().label_smoothing(0.02f));`, "0.02"],
  [
    "cpp",
    `${CPP}torch::nn::CrossEntropyLoss l(torch::nn::CrossEntropyLossOptions().label_smoothing(0.0f));`,
    undefined,
  ],
  ["cpp", `${CPP}torch::nn::CrossEntropyLoss l(torch::nn::CrossEntropyLossOptions().label_smoothing(f));`, "f"],
  ["cpp", `${CPP}auto l = torch::cross_entropy_loss(x, y, {}, 1, -100, .1F);`, ".1"],
  ["rust", `${BURN}let l = CrossEntropyLossConfig::new().with_smoothing(Some(0.1_f32));`, "0.1"],
  ["rust", `${TCH}let l = x.cross_entropy_loss(&y, None, tch::Reduction::Mean, -100, 0f64);`, undefined],
  ["julia", "using Flux\nl = Flux.crossentropy(ŷ, Flux.label_smoothing(y, 0.1f0))", "0.1"],
  ["julia", "using Flux\nl = Flux.crossentropy(ŷ, Flux.label_smoothing(y, 5f-2))", "0.05"],
])("%s: %s has the value %s", (language, text, expected) => {
  const [{ value } = {}] = findLossCalls(readSource(language, text));
  expect(value?.kind === "given" ? value.text : undefined).toBe(expected);
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
    ["rust", `${BURN}let CrossEntropyLossConfig { smoothing, .. } = config;`],
    ["rust", "use burn::nn::loss::*;\nstruct CrossEntropyLossConfig;\nlet l = CrossEntropyLossConfig::new();"],
    ["rust", "use burn::nn::loss::CrossEntropyLoss;\nlet l = CrossEntropyLoss { smoothing: None, ..base };"],
    ["rust", "match x { _ => y.cross_entropy_loss(&t, None, R::Mean, -100, 0.0) }"],
  ])("%s: %s", (language, text) => expect(rewritten(language, text)).toBeUndefined());
});

test("a smoothed loss loses its smoothing again", () => {
  expect(removed("rust", `${BURN}let l = CrossEntropyLossConfig::new().with_smoothing(Some(0.1)).init(&d);`)).toBe(
    `${BURN}let l = CrossEntropyLossConfig::new().init(&d);`,
  );
  expect(removed("rust", `${BURN}let l = CrossEntropyLossConfig { smoothing: Some(0.1), ..base };`)).toBe(
    `${BURN}let l = CrossEntropyLossConfig { smoothing: None, ..base };`,
  );
  const made = "torch::nn::CrossEntropyLoss(torch::nn::CrossEntropyLossOptions()";
  expect(removed("cpp", `${CPP}auto l = ${made}.label_smoothing(0.1).weight(w));`)).toBe(
    `${CPP}auto l = ${made}.weight(w));`,
  );
});

test.each<[Language, string]>([
  [
    "cpp",
    `${CPP}namespace F = torch::nn::functional;\nauto l = F::cross_entropy(x, y, F::CrossEntropyFuncOptions().label_smoothing(0.2));\n`,
  ],
  [
    "cpp",
    `${CPP}struct A { A() : b(OPTIONS) {} torch::nn::CrossEntropyLoss a, b, c{torch::nn::CrossEntropyLossOptions().label_smoothing(0.2)}; };\nvoid f() { torch::nn::CrossEntropyLoss d(o), e; }\n`,
  ],
  [
    "rust",
    `use burn::nn::{loss::{CrossEntropyLossConfig as L, *}};\nuse tch::Tensor;\nlet a = L::new().with_smoothing(Some(0.2));\nx.cross_entropy_loss(&t, None, R::Mean, -100, 0.3);\nlet b = L { smoothing: None, ..a };\nlet c = CrossEntropyLoss::<B>::new(None, &d);\n`,
  ],
])("%s: any cut or mutated text gives calls whose spans lie in it", (language, whole) => {
  expectSpansInCuts(language, whole, ["(", 'é"{']);
});
