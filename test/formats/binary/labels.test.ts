/** Labels: found by name and shape, read as class indices, refused with a sentence. */

import { expect, test } from "vitest";
import { findLabelFiles } from "../../../src/formats/binary/findLabelFiles.ts";
import { findLabels, findOutputs, isLabelName } from "../../../src/formats/binary/findOutputs.ts";
import { openLabels } from "../../../src/formats/binary/openLabels.ts";
import { fixture } from "./fixtures.ts";
import { float32Npy, headerOf, npyOf, opened } from "./opened.ts";

test.each([
  [
    "digits-logits-alpha0.05.npy",
    ["digits-labels.npy", "digits.csv", "digits-logits-alpha0.npy"],
    ["digits-labels.npy"],
  ],
  [
    "val_logits.npy",
    ["train_labels.npy", "val_labels.npy", "labels.npy"],
    ["val_labels.npy", "labels.npy", "train_labels.npy"],
  ],
  [
    "x-logits.npy",
    ["x-targets.npy", "xy-targets.npy", "targets.npy"],
    ["x-targets.npy", "xy-targets.npy", "targets.npy"],
  ],
  ["resnet50_logits_test.npy", ["y_true.npy", "y_pred.npy", "X_test.npy", "y_test.csv"], ["y_test.csv", "y_true.npy"]],
  ["logits.safetensors", ["labels.json", "labels.py", "labels.md", "labels.pt"], ["labels.json"]],
  [
    "logits.npy",
    ["label-smoothing-0.1.npy", "label_smoothing.npy", "logits.npy", "logits_labels.npy"],
    ["logits_labels.npy"],
  ],
  ["logits.npy", ["weights.npy", "loss.npy", "features.npy", "a-t.npy"], []],
  ["logits.npy", ["digits_y.npy", "gt.npy", "ground_truth.txt"], ["gt.npy", "digits_y.npy", "ground_truth.txt"]],
])("files of labels beside %s", (name, siblings, found) => {
  expect(findLabelFiles(name, siblings)).toEqual(found);
});

test.each([
  ["labels", true],
  ["y", true],
  ["y_true", true],
  ["data.targets", true],
  ["val_labels_np", true],
  ["model3.y_true", true],
  ["imagenet_val_targets", true],
  ["logits", false],
  ["y_pred", false],
  ["label_logits", false],
  ["label_smoothing", false],
  ["x", false],
  ["", false],
])("isLabelName(%o) is %o", (name, expected) => {
  expect(isLabelName(name)).toBe(expected);
});

test.each([
  ["stored.npz", "logits", "labels"],
  ["deflated.npz", "logits", "labels"],
  ["zip64-members.npz", "logits", "labels"],
  ["headed.csv", "headed", "label"],
  ["object.json", "logits", "labels"],
])("the outputs of %s are %s, their labels %s", async (name, outputsName, labelsName) => {
  const { bytes, arrays } = fixture(name);
  const file = await opened(name, bytes);
  const outputs = findOutputs(file.arrays)[0]!;
  const labels = findLabels(file.arrays, outputs);
  expect([outputs.name, ...labels.map((entry) => entry.name)]).toEqual([outputsName, labelsName]);
  const cursor = openLabels(labels[0]!, outputs);
  if ("problem" in cursor) throw new Error(cursor.problem);
  const into = new Int32Array(outputs.rowCount + 5);
  expect(await cursor.value.next(into)).toEqual({ value: outputs.rowCount });
  expect([...into.subarray(0, outputs.rowCount)]).toEqual(arrays.find((array) => array.name === labelsName)!.values);
  const rest = openLabels(labels[0]!, outputs, { firstRow: 13 });
  const few = new Int32Array(4);
  if ("value" in rest) await rest.value.next(few);
  expect([...few]).toEqual([...into.subarray(13, 17)]);
});

const outputs = float32Npy([3, 4], Array(12).fill(0.1));
const indices = (values: readonly number[], shape: readonly number[] = [values.length]) =>
  npyOf(headerOf("<i8", shape), BigInt64Array.from(values, BigInt));

test.each([
  ["indices", indices([3, 0, 2]), [3, 0, 2]],
  ["a column of indices", indices([3, 0, 2], [3, 1]), [3, 0, 2]],
  ["a row of indices", indices([3, 0, 2], [1, 3]), [3, 0, 2]],
  ["whole floating-point numbers", float32Npy([3], [3, 0, 2]), [3, 0, 2]],
  ["an ignored row", indices([3, -100, 2]), [3, -100, 2]],
  ["one-hot rows", float32Npy([3, 4], [0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0]), [3, 0, 2]],
  ["smoothed rows", float32Npy([3, 4], [0.1, 0.1, 0.1, 0.7, 1, 0, 0, 0, 0, 0.4, 0.6, 0]), [3, 0, 2]],
])("labels as %s", async (_, bytes, expected) => {
  expect(await labelsOf(bytes, outputs)).toEqual(expected);
});

test.each([
  ["too large", indices([3, 9, 2]), /Row 1 \(from 0\) has the label 9.*classes 0 to 3/],
  ["from 1", indices([3, 4, 2]), /label 4.*count from 1, subtract 1/],
  ["negative", indices([3, 0, -1]), /Row 2 \(from 0\) has the label -1/],
  ["a fraction", float32Npy([3], [3, 0.5, 2]), /the label 0.5/],
  ["NaN", float32Npy([3], [3, Number.NaN, 2]), /the label NaN/],
  ["too few", indices([3, 0]), /shape \(2,\), the outputs \(3, 4\): 3 rows need 3 labels/],
  ["another number of classes", float32Npy([3, 3], [1, 0, 0, 1, 0, 0, 1, 0, 0]), /shape \(3, 3\)/],
  ["rows of zeros", float32Npy([3, 4], Array(12).fill(0)), /Row 0 \(from 0\) of the labels sums to 0/],
  ["rows of two ones", float32Npy([3, 4], [0, 1, 0, 1, ...Array(8).fill(0)]), /sums to 2/],
  ["rows with a tie", float32Npy([3, 4], Array(12).fill(0.25)), /no single largest/],
  ["logits", float32Npy([3, 4], Array(12).fill(-3)), /holds -3/],
])("labels that are %s", async (_, bytes, problem) => {
  expect(await labelsOf(bytes, outputs)).toMatch(problem);
});

test("labels of a batch of sequences go with its rows, from any row on", async () => {
  const batch = float32Npy([2, 3, 4], Array(24).fill(0));
  const labels = indices([0, 1, 2, 3, 2, 1], [2, 3]);
  expect(await labelsOf(labels, batch)).toEqual([0, 1, 2, 3, 2, 1]);
  expect(await labelsOf(labels, batch, 4)).toEqual([2, 1]);
});

test("one-hot and soft rows are told apart", async () => {
  const labels = float32Npy([3, 4], [0.1, 0.1, 0.1, 0.7, 1, 0, 0, 0, 0, 0.4, 0.6, 0]);
  const [a, b] = [await opened("a.npy", labels), await opened("b.npy", outputs)];
  const cursor = openLabels(a.arrays[0]!, b.arrays[0]!);
  if ("problem" in cursor) throw new Error(cursor.problem);
  await cursor.value.next(new Int32Array(3));
  expect({ form: cursor.value.form, ...cursor.value.seen }).toEqual({ form: "rows", ignored: 0, soft: 2 });
});

async function labelsOf(labels: Uint8Array, of: Uint8Array, firstRow = 0): Promise<number[] | string> {
  const [a, b] = [await opened("labels.npy", labels), await opened("outputs.npy", of)];
  const cursor = openLabels(a.arrays[0]!, b.arrays[0]!, { firstRow });
  if ("problem" in cursor) return cursor.problem;
  const into = new Int32Array(b.arrays[0]!.rowCount - firstRow);
  const read = await cursor.value.next(into);
  return "problem" in read ? read.problem : [...into.subarray(0, read.value)];
}
