/** Tables as people and programs write them. */

import { expect, test } from "vitest";
import { opened, rowsOf } from "./opened.ts";

type Row = readonly [
  what: string,
  name: string,
  text: string,
  arrays: Readonly<Record<string, readonly (readonly number[])[]>>,
];

const two = [
  [1, 2.5],
  [-3, 4],
];
const labels = [[1], [0]];

const tables: readonly Row[] = [
  ["commas", "x.csv", "1,2.5\n-3,4\n", { x: two }],
  ["no line feed at the end", "x.csv", "1,2.5\n-3,4", { x: two }],
  ["carriage returns", "x.csv", "1,2.5\r\n-3,4\r\n", { x: two }],
  ["a byte order mark", "x.csv", "\uFEFF1,2.5\n-3,4\n", { x: two }],
  ["a byte order mark and a heading", "x.csv", "\uFEFFcat,dog\n1,2.5\n-3,4\n", { x: two }],
  ["blanks around cells", "x.csv", " 1 , 2.5 \n-3 ,\t4\n", { x: two }],
  ["blank lines and comments", "x.csv", "# a\n\n1,2.5\n\n# b\n  \n-3,4\n\n", { x: two }],
  ["delimiters at the end", "x.csv", "1,2.5,\n-3,4,\n", { x: two }],
  ["semicolons", "x.csv", "1;2.5\n-3;4\n", { x: two }],
  ["tabs", "x.tsv", "1\t2.5\n-3\t4\n", { x: two }],
  ["blanks", "x.txt", "  1   2.5\n -3   4  \n", { x: two }],
  ["quotes", "x.csv", '"a","b, c"\n"1","2.5"\n"-3","4"\n', { x: two }],
  ["one column", "x.csv", "1\n2\n3\n", { x: [[1], [2], [3]] }],
  [
    "words for numbers",
    "x.csv",
    "nan,inf\n-inf,1e400\n",
    {
      x: [
        [Number.NaN, 1 / 0],
        [-1 / 0, 1 / 0],
      ],
    },
  ],
  ["a heading", "x.csv", "cat,dog\n1,2.5\n-3,4\n", { x: two }],
  ["a column of labels", "x.csv", "cat,dog,label\n1,2.5,1\n-3,4,0\n", { x: two, label: labels }],
  ["a first column of labels", "x.csv", "target,cat,dog\n1,1,2.5\n0,-3,4\n", { x: two, target: labels }],
  ["a heading in a comment", "x.csv", "# cat,dog,y_true\n1,2.5,1\n-3,4,0\n", { x: two, y_true: labels }],
  ["the heading of pandas", "x.csv", ",0,1,label\n0,1,2.5,1\n1,-3,4,0\n", { x: two, label: labels }],
  [
    "pandas without an index",
    "x.csv",
    "0,1,2\n1,2.5,7\n-3,4,7\n",
    {
      x: [
        [1, 2.5, 7],
        [-3, 4, 7],
      ],
    },
  ],
  [
    "text and other columns",
    "x.csv",
    "file,time,logit_0,logit_1,label\na.png,3,1,2.5,1\nb.png,4,-3,4,0\n",
    { x: two, label: labels },
  ],
  ["quoted text", "x.csv", 'file,cat,dog,label\n"a, b",1,2.5,1\n"c",-3,4,0\n', { x: two, label: labels }],
  ["headings that all say label", "x.csv", "label_0,label_1\n1,2.5\n-3,4\n", { x: two }],
  ["labels alone", "y.csv", "label\n1\n0\n", { y: labels }],
  ["a heading of UTF-8", "x.csv", "größe,猫,label\n1,2.5,1\n-3,4,0\n", { x: two, label: labels }],
  ["a list", "x.json", "[1, 2.5]", { x: [[1], [2.5]] }],
  ["a list of rows", "x.json", " [ [1,2.5] ,\n[-3, 4.0e0] ]\n", { x: two }],
  ["an empty list", "x.json", "[]", { x: [] }],
  ["deeper lists", "x.json", "[[[1,2.5],[-3,4]],[[1,2.5],[-3,4]]]", { x: [...two, ...two] }],
  [
    "an object",
    "x.json",
    '{"a": {"b": [1, [2]]}, "n": 3, "logits": [[1,2.5],[-3,4]], "s": "[x", "y": [1,0]}',
    { logits: two, y: labels },
  ],
  ["keys with escapes", "x.json", '{"a\\"b\\u00e9é": [1, 0]}', { 'a"béé': labels }],
  ["a list without an extension", "x.txt", "[[1,2.5],[-3,4]]", { x: two }],
];

test.each(tables)("%s: %s", async (_, name, text, arrays) => {
  const file = await opened(name, text);
  const read = await Promise.all(file.arrays.map(async (entry) => [entry.name, await rowsOf(entry)] as const));
  expect(Object.fromEntries(read)).toEqual(arrays);
});

test("what is left out is said", async () => {
  const file = await opened("x.csv", "file,time,logit_0,logit_1,label\na.png,3,1,2.5,1\nb.png,4,-3,4,0\n");
  expect(file.notes).toEqual(["One column of text left out.", "Columns left out: “time”."]);
});

const many = Array.from({ length: 30_000 }, (_, i) => [i, i / 8, 1 - i]);

test.each([
  ["x.csv", many.map((row) => row.join(",")).join("\n")],
  ["x.csv", `# c\n\na,b,c\r\n${many.map((row) => row.join(" ,  ")).join("\r\n\r\n")}`],
  ["x.json", JSON.stringify(many)],
  ["x.json", JSON.stringify({ other: many.slice(0, 9), x: many }, null, 2)],
])("a long text is read from any row on: %s", async (name, text) => {
  const { streamRows } = await import("../../../src/formats/binary/streamRows.ts");
  const entry = (await opened(name, text)).arrays.at(-1)!;
  expect(entry.shape).toEqual([30_000, 3]);
  for (const from of [0, 1, 4095, 4096, 8191, 12_345, 29_999, 30_000, 40_000]) {
    const first = await streamRows(entry, { from, blockNumbers: 6 }).next();
    const expected = many.slice(from, from + 2).flat();
    const block = first.value;
    expect(block === undefined ? [] : "value" in block ? [...block.value.values] : block).toEqual(expected);
  }
  expect(await rowsOf(entry)).toEqual(many);
});
