/** What the panel takes from a text: rows, targets, options, and what it says of them. */
import { expect, test } from "vitest";
import { numbersFromText } from "../../src/host/panel/numbersFromText.ts";
import { EMPTY_STATE } from "../../src/protocol/panelState.ts";

const { controls } = EMPTY_STATE;

interface Row {
  readonly title: string;
  readonly text: string;
  readonly input: readonly number[];
  readonly numClasses: number;
  readonly indices: readonly number[];
  readonly reading: RegExp;
}

test.each<Row>([
  {
    title: "one row; the likeliest class counts as the true one",
    text: "[1.0, 2.0, 0.1]",
    input: [1, 2, 0.1],
    numClasses: 3,
    indices: [1],
    reading: /^1 row of 3 classes; no targets selected, so the likeliest class/,
  },
  {
    title: "rows with targets",
    text: "logits = torch.tensor([[2., 1., .1], [.5, 2.5, -1.]])\ntargets = torch.tensor([0, 2])",
    input: [2, 1, 0.1, 0.5, 2.5, -1],
    numClasses: 3,
    indices: [0, 2],
    reading: /^2 rows of 3 classes$/,
  },
  {
    title: "a masked logit",
    text: "logits = [float('-inf'), 1.0]",
    input: [Number.NEGATIVE_INFINITY, 1],
    numClasses: 2,
    indices: [1],
    reading: /^1 row of 2 classes/,
  },
  {
    title: "classes on the second of three axes",
    text: "logits = [[[1, 2], [3, 4], [0, 9]]]",
    input: [1, 3, 0, 2, 4, 9],
    numClasses: 3,
    indices: [1, 2],
    reading: /^2 rows of 3 classes/,
  },
])("$title", ({ text, input, numClasses, indices, reading }) => {
  const read = numbersFromText(text, controls);
  expect(read.problems).toEqual([]);
  expect(read.numbers?.numClasses).toBe(numClasses);
  expect([...read.numbers!.input]).toEqual(input);
  expect(read.numbers?.targets).toEqual({ kind: "indices", indices: Float64Array.from(indices) });
  expect(read.reading).toMatch(reading);
});

test("options that the text names are taken over", () => {
  const read = numbersFromText(
    "F.cross_entropy(torch.tensor([[2., 1.]]), torch.tensor([1]), weight=torch.tensor([1., 3.]), label_smoothing=0.2, reduction='sum')",
    controls,
  );
  expect(read.controls).toMatchObject({ labelSmoothing: 0.2, convention: "uniform", reduction: "sum" });
  expect(read.numbers?.classWeights).toEqual(Float64Array.of(1, 3));
});

test("a target that is no class is a problem with its place, and the rows are shown all the same", () => {
  const text = "logits = [[2., 1.]]\ntargets = [7]";
  const read = numbersFromText(text, controls);
  expect(read.numbers?.targets).toEqual({ kind: "indices", indices: Float64Array.of(0) });
  const [problem] = read.problems;
  expect(problem?.message).toMatch(/target of row 0 is 7/);
  expect(text.slice(problem!.span.start, problem!.span.end)).toBe("[7]");
});

test("rows of different lengths give problems and no numbers", () => {
  const read = numbersFromText("[[1, 2, 3], [4, 5]]", controls);
  expect(read.numbers).toBeUndefined();
  expect(read.problems.length).toBeGreaterThan(0);
});

test("words give no numbers", () => {
  expect(numbersFromText("def forward(self, x):", controls).numbers).toBeUndefined();
});

test("of very many rows the first are shown, and that is said", () => {
  const text = JSON.stringify(Array.from({ length: 5 }, (_, i) => new Array(100_000).fill(i)));
  const read = numbersFromText(text, controls);
  expect(read.numbers?.input.length).toBe(200_000);
  expect(read.reading).toMatch(/^5 rows of 100,000 classes, of which the first 2 are shown/);
});
