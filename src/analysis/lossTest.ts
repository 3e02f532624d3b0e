/** A pytest function that pins the smoothed values of a loss call to the core's numbers. */
import type { Checked } from "../core/checked.ts";
import { compute } from "../core/compute.ts";
import type { Reduction } from "../core/lossProblem.ts";
import type { Nested } from "../core/nested.ts";
import type { LossCall } from "./findLossCalls.ts";
import { argumentOf } from "./sourceCall.ts";

/** The test's text, and what of the call it leaves out. */
export interface LossTest {
  readonly code: string;
  readonly leftOut: readonly string[];
}

type Api = "torch.nn.CrossEntropyLoss" | "torch.nn.functional.cross_entropy" | "keras.losses.CategoricalCrossentropy";

const TORCH_REDUCTIONS: readonly Reduction[] = ["mean", "sum", "none"];
/** Classes where the call's own weights do not say how many: those of the documentation's examples. */
const USUAL_CLASSES = 3;
const EXAMPLE = [
  [2, 1, 0.1],
  [0.5, 2.5, -1],
];

/**
 * Writes the test for `lossCall`. Its own smoothing value, class weights, ignored index and reduction count where they are
 * literal; `labelSmoothing` counts where the call has no value, or one that is not a number. What is not literal is left
 * out, and said. `place` names the call: "train.py, line 10".
 */
export function lossTest(lossCall: LossCall, labelSmoothing: number, place: string): Checked<LossTest> {
  const api = lossCall.rule.names[0];
  if (!isKnown(api)) return { problem: `Tests are written for ${KNOWN.join(", ")}, not for ${api}.` };
  const leftOut: string[] = [];
  const given = lossCall.value.kind === "given" ? Number(lossCall.value.text) : Number.NaN;
  const isLiteral = given >= 0 && given <= 1;
  if (lossCall.value.kind === "given" && !isLiteral) leftOut.push(`label_smoothing=${lossCall.value.text}`);
  const a = isLiteral ? given : labelSmoothing;
  const settings = api === "keras.losses.CategoricalCrossentropy" ? undefined : torchSettings(lossCall, api, leftOut);
  return api === "keras.losses.CategoricalCrossentropy"
    ? kerasTest(lossCall, a, place, leftOut)
    : torchTest(api, settings!, a, place, leftOut);
}

interface TorchSettings {
  readonly weight: readonly number[] | undefined;
  readonly ignoreIndex: number | undefined;
  readonly reduction: Reduction;
}

/** Positions differ by two: the function takes logits and targets first. */
function torchSettings({ call }: LossCall, api: Api, leftOut: string[]): TorchSettings {
  const shift = api === "torch.nn.functional.cross_entropy" ? 2 : 0;
  const weight = argumentOf(call, "weight", shift);
  const ignore = argumentOf(call, "ignore_index", shift + 2);
  const reduction = argumentOf(call, "reduction", shift + 4);
  const numbers = weight && literalNumbers(weight.value);
  if (weight !== undefined && weight.value !== "None" && numbers === undefined) leftOut.push(`weight=${weight.value}`);
  const ignored = ignore && /^-?\d+$/.test(ignore.value) ? Number(ignore.value) : undefined;
  if (ignore !== undefined && ignored === undefined) leftOut.push(`ignore_index=${ignore.value}`);
  const literal = reduction && TORCH_REDUCTIONS.find((name) => reduction.value.slice(1, -1) === name);
  if (reduction !== undefined && literal === undefined) leftOut.push(`reduction=${reduction.value}`);
  return { weight: numbers, ignoreIndex: ignored, reduction: literal ?? "mean" };
}

function torchTest(
  api: Api,
  settings: TorchSettings,
  a: number,
  place: string,
  leftOut: readonly string[],
): Checked<LossTest> {
  const { weight, ignoreIndex, reduction } = settings;
  const K = weight?.length ?? USUAL_CLASSES;
  const rows = K === USUAL_CLASSES ? EXAMPLE : [0, 1, 2].map((row) => exampleRow(row, K));
  // One row is ignored where an index is, so that the test sees it.
  const indices = rows.map((_, row) => (row * 2) % K);
  const targets =
    ignoreIndex === undefined
      ? indices
      : [...indices.slice(0, -1).map((y) => (y === ignoreIndex ? (y + 1) % K : y)), ignoreIndex];
  const result = compute({
    logits: rows,
    targets,
    targetKind: "indices",
    labelSmoothing: a,
    reduction,
    classWeights: weight,
    ignoreIndex,
  });
  if ("problem" in result) return result;
  const options = [
    ...(weight === undefined ? [] : [`weight=torch.tensor(${python(weight)}, dtype=torch.float64)`]),
    ...(ignoreIndex === undefined ? [] : [`ignore_index=${ignoreIndex}`]),
    ...(reduction === "mean" ? [] : [`reduction="${reduction}"`]),
    `label_smoothing=${a}`,
  ].join(", ");
  const isFunction = api === "torch.nn.functional.cross_entropy";
  const name = isFunction ? "cross_entropy" : "cross_entropy_loss";
  const computed = isFunction
    ? `torch.nn.functional.cross_entropy(logits, targets, ${options})`
    : `torch.nn.CrossEntropyLoss(${options})(logits, targets)`;
  const code = [
    ...headOf(place, leftOut, "torch"),
    `def test_${name}_smooths_labels():`,
    `    logits = torch.tensor(${python(rows)}, dtype=torch.float64)`,
    `    targets = torch.tensor(${python(targets)})`,
    `    loss = ${computed}`,
    `    # ${formulaOf(a, K)}`,
    `    assert loss.tolist() == pytest.approx(${python(result.value.loss)}, rel=1e-12)`,
    "",
  ].join("\n");
  return { value: { code, leftOut } };
}

function kerasTest({ call }: LossCall, a: number, place: string, leftOut: string[]): Checked<LossTest> {
  const fromLogits = argumentOf(call, "from_logits", 0)?.value ?? "False";
  if (fromLogits !== "True" && fromLogits !== "False") leftOut.push(`from_logits=${fromLogits}`);
  const isLogits = fromLogits === "True";
  const predicted = isLogits
    ? EXAMPLE
    : [
        [0.7, 0.2, 0.1],
        [0.1, 0.6, 0.3],
      ];
  const targets = [
    [1, 0, 0],
    [0, 0, 1],
  ];
  const result = compute({
    logits: predicted,
    inputKind: isLogits ? "logits" : "probabilities",
    targets,
    targetKind: "probabilities",
    labelSmoothing: a,
  });
  if ("problem" in result) return result;
  const options = `${isLogits ? "from_logits=True, " : ""}label_smoothing=${a}`;
  const code = [
    ...headOf(place, leftOut, "keras"),
    "def test_categorical_crossentropy_smooths_labels():",
    `    y_true = [${targets.map(python).join(", ")}]`,
    `    y_pred = ${python(predicted)}`,
    `    loss = keras.losses.CategoricalCrossentropy(${options})(y_true, y_pred)`,
    `    # ${formulaOf(a, 3)}`,
    `    assert float(loss) == pytest.approx(${python(result.value.loss)}, rel=1e-6)  # float32`,
    "",
  ].join("\n");
  return { value: { code, leftOut } };
}

function headOf(place: string, leftOut: readonly string[], framework: string): string[] {
  const shown = (code: string) => code.replace(/\s+/g, " ").replaceAll("\\", "\\\\").replaceAll('"""', "...");
  const rest =
    leftOut.length === 0
      ? []
      : ["", "Not literal there, and left out here:", ...leftOut.map((code) => `- ${shown(code)}`)];
  return [
    `"""Pins the smoothed loss of ${shown(place)}.`,
    ...rest,
    '"""',
    "",
    `import ${framework}`,
    "import pytest",
    "",
    "",
  ];
}

function formulaOf(a: number, K: number): string {
  return `The true class gets 1-a+a/K = ${round(1 - a + a / K)} of the target, every other class a/K = ${round(a / K)}.`;
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}

/** Quarters that look like logits, other ones in every row and class. */
function exampleRow(row: number, K: number): number[] {
  return Array.from({ length: K }, (_, k) => ((k * 7 + row * 5) % 11) / 4 - 1);
}

/** The numbers of `torch.tensor([1.0, 2.0])` or a list; undefined for anything else. */
function literalNumbers(code: string): readonly number[] | undefined {
  const inside = /^(?:[\w.]+\(\s*)?\[([^[\]]*)\]/s.exec(code)?.[1];
  const numbers = inside
    ?.split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(Number);
  return numbers !== undefined && numbers.length >= 2 && numbers.every((weight) => weight >= 0) ? numbers : undefined;
}

/** Nested numbers as Python writes them. */
function python(values: Nested): string {
  if (typeof values === "number") return Number.isNaN(values) ? 'float("nan")' : String(values);
  return `[${Array.from(values as ArrayLike<Nested>, python).join(", ")}]`;
}

const KNOWN: readonly Api[] = [
  "torch.nn.CrossEntropyLoss",
  "torch.nn.functional.cross_entropy",
  "keras.losses.CategoricalCrossentropy",
];

function isKnown(api: string): api is Api {
  return KNOWN.some((name) => name === api);
}
