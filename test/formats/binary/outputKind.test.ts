/** Logits, probabilities and log-probabilities are told apart by their rows. */

import { expect, test } from "vitest";
import { outputKind, toLogits } from "../../../src/formats/binary/outputKind.ts";
import { previewArray } from "../../../src/formats/binary/previewArray.ts";
import { fixture } from "./fixtures.ts";
import { float32Npy, headerOf, npyOf, opened } from "./opened.ts";

const softmax = (z: readonly number[]) => {
  const total = z.reduce((sum, value) => sum + Math.exp(value), 0);
  return z.map((value) => Math.exp(value) / total);
};
const rows = Array.from({ length: 700 }, (_, i) => [Math.sin(i) * 4, Math.cos(3 * i) * 3, Math.sin(7 * i + 1)]);
const probabilities = rows.map(softmax);
const logs = probabilities.map((row) => row.map(Math.log));
const npy = (values: readonly (readonly number[])[]) => float32Npy([values.length, values[0]!.length], values.flat());
const csv = (values: readonly (readonly number[])[]) =>
  values.map((row) => row.map((v) => v.toFixed(3)).join(",")).join("\n");
const half = (values: readonly number[]) => npyOf(headerOf("<f2", [values.length / 2, 2]), Uint16Array.from(values));

test.each([
  ["logits", "x.npy", npy(rows), "logits", /neither the numbers nor their exponentials/],
  ["probabilities", "x.npy", npy(probabilities), "probabilities", /sum to 1.*logarithms/],
  ["log-probabilities", "x.npy", npy(logs), "logProbabilities", /exponentials sum to 1/],
  ["rounded probabilities", "x.csv", csv(probabilities), "probabilities", /sum to 1/],
  ["rounded log-probabilities", "x.csv", csv(logs), "logProbabilities", /exponentials/],
  [
    "one-hot predictions",
    "x.npy",
    npy([
      [0, 1],
      [1, 0],
    ]),
    "probabilities",
    /sum to 1/,
  ],
  ["certain log-probabilities", "x.npy", npy([[0, Number.NEGATIVE_INFINITY]]), "logProbabilities", /exponentials/],
  ["float16 halves", "x.npy", half([0x3800, 0x3800, 0x3400, 0x3a00]), "probabilities", /sum to 1/],
  [
    "sigmoid outputs",
    "x.npy",
    npy([
      [0.9, 0.8],
      [0.1, 0.3],
    ]),
    "logits",
    /sigmoid/,
  ],
  [
    "zeros",
    "x.npy",
    npy([
      [0, 0],
      [0, 0],
    ]),
    "logits",
    /do not sum to 1/,
  ],
  ["NaN", "x.npy", npy([[Number.NaN, 0]]), "logits", /NaN/],
  [
    "a row with NaN",
    "x.npy",
    npy([
      [Number.NaN, 0],
      [0.25, 0.75],
    ]),
    "probabilities",
    /1 rows? looked at/,
  ],
  ["logits at the end only", "x.npy", npy([...probabilities, [3, 4, 5]]), "logits", /639? of the|\d+ of the \d+ rows/],
  ["logits in the middle only", "x.npy", npy([...probabilities, [3, 4, 5], ...probabilities]), "logits", /not all/],
] as const)("%s", async (_, name, content, kind, sentence) => {
  const { arrays } = await opened(name, content);
  const told = await outputKind(arrays[0]!);
  expect(told).toEqual({ value: { kind, sentence: expect.stringMatching(sentence) } });
});

test.each([
  ["a line", float32Npy([3], [1, 2, 3])],
  ["a column", float32Npy([3, 1], [1, 2, 3])],
])("%s has no classes", async (_, bytes) => {
  const { arrays } = await opened("x.npy", bytes);
  expect(await outputKind(arrays[0]!)).toEqual({ problem: expect.stringMatching(/at least two numbers/) });
});

test("probabilities become logits, zero minus infinity, others stay", () => {
  const values = Float64Array.of(1, 0.5, 0, -1e-9);
  toLogits(values, "probabilities");
  expect([...values]).toEqual([0, Math.log(0.5), Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  const logits = Float32Array.of(-3, 4);
  toLogits(logits, "logits");
  toLogits(logits, "logProbabilities");
  expect([...logits]).toEqual([-3, 4]);
});

test("the beginning of any array is shown", async () => {
  const cube = await opened("cube-C.npy", fixture("cube-C.npy").bytes);
  expect(await previewArray(cube.arrays[0]!, 2, 3)).toEqual({
    value: {
      name: "cube-C",
      shape: "(2, 3, 4, 5)",
      dtype: "float32",
      rows: [
        [0, 1, 2],
        [5, 6, 7],
      ],
      hasMoreRows: true,
      hasMoreColumns: true,
    },
  });
  const line = await opened("line.npy", fixture("line.npy").bytes);
  expect(await previewArray(line.arrays[0]!)).toMatchObject({
    value: { shape: "(5,)", rows: [[0], [1], [2], [3], [4]], hasMoreRows: false },
  });
});
