/** Mutated inputs and texts selected by mistake: always, and soon, an array or a problem, with every span inside the text. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readArrays } from "../../src/formats/readArrays.ts";
import { faults, samples } from "./samples.ts";

interface PrintedForm {
  readonly system: string;
  readonly text: string;
  readonly shape: readonly number[];
  readonly values: readonly string[];
}

const forms: readonly PrintedForm[] = JSON.parse(
  readFileSync(new URL("../fixtures/printed-forms.json", import.meta.url), "utf8"),
);

const seedOfRun = Number(process.env.FUZZ_SEED ?? 20240607);
const rounds = 100_000;

function randomFrom(start: number): (below: number) => number {
  let seed = start;
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

const pieces = [
  ..."[](){}<>,;:=|'\"`#%/\\*+-−.…⋮0123456789eEfFnx_ \t\n\r@&!?^",
  "...",
  "[[",
  "]]",
  "inf",
  "nan",
  "tensor(",
  "array([",
  "dtype=",
  "shape=(",
  "/*",
  '"""',
  "\uD800",
  "\uDC00",
  "😀",
  "\u0000",
  "\u202E",
  "\uFEFF",
  "logits = ",
  "label: ",
  "1e999",
  "1,",
  "; ",
  "\n\n",
  "| --- |",
  "vec![",
  "[0.5; 9]",
  "np.float32(",
  "<tf.Tensor: ",
  ">>> ",
  "float z[2] = {",
  "×",
];

test(`${rounds} mutated inputs give a value or a problem in the text`, () => {
  const random = randomFrom(seedOfRun);
  const material = [...samples, ...faults, ...forms].map(({ text }) => text.slice(0, 600));
  const any = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const mutate = (text: string): string => {
    const at = random(text.length + 1);
    const to = Math.min(text.length, at + 1 + random(12));
    switch (random(7)) {
      case 0:
        return text.slice(0, at) + text.slice(to);
      case 1:
        return text.slice(0, at) + any(pieces) + text.slice(at);
      case 2:
        return text.slice(0, at) + any(pieces) + text.slice(at + 1);
      case 3:
        return random(2) ? text.slice(0, at) : text.slice(at);
      case 4:
        return text.slice(0, to) + text.slice(at);
      case 5: {
        const other = any(material);
        return text.slice(0, at) + other.slice(random(other.length + 1));
      }
      default:
        return text.slice(0, at) + text.slice(at, to).split("").reverse().join("") + text.slice(to);
    }
  };
  const wrong: string[] = [];
  let slowest = 0;
  let slowestText = "";
  for (let round = 0; round < rounds; round++) {
    let text = any(material);
    for (let times = 1 + random(4); times > 0; times--) text = mutate(text);
    const start = performance.now();
    const fault = checkReading(text);
    const took = performance.now() - start;
    if (took > slowest) [slowest, slowestText] = [took, text];
    if (fault !== "") wrong.push(`${fault}: ${JSON.stringify(text)}`);
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  // A pause of the machine is no fault of the text: the slowest one is read again.
  const again = performance.now();
  readArrays(slowestText);
  expect(Math.min(slowest, performance.now() - again)).toBeLessThan(50);
}, 60_000);

/** What is wrong with the reading of `text`, or "". */
function checkReading(text: string): string {
  const { arrays, words, problems } = readArrays(text);
  if (arrays.length === 0 && problems.length === 0) return "neither an array nor a problem";
  for (const { shape, values, span } of arrays) {
    if (values.length !== shape.reduce((product, length) => product * length, 1))
      return `shape ${shape} of ${values.length}`;
    if (span.start >= span.end) return "an empty span";
  }
  for (const { span } of [...arrays, ...words, ...problems]) {
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length))
      return `span ${span.start} to ${span.end}`;
  }
  return "";
}

const half = 500_000;

/** Half a megabyte of what people select by mistake, or of what is hard on a reader. */
const mistakes: readonly (readonly [
  name: string,
  text: () => string,
  answer: "no arrays, one problem" | "an answer",
])[] = [
  ["prose", () => prose(), "no arrays, one problem"],
  ["random letters and digits", () => letters("abcdefghijklmnopqrstuvwxyz 0123456789 .,\n"), "an answer"],
  [
    "base64 on one line",
    () => letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
    "no arrays, one problem",
  ],
  [
    "random bytes",
    () => letters(Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join("")),
    "an answer",
  ],
  [
    "minified JavaScript",
    () => 'function a(b,c){return b[0]+c.d(1,"x")?e(b):{f:g[h],i:[j,k]}}var l=m(n,"o");'.repeat(half / 78),
    "an answer",
  ],
  [
    "a server's log",
    () => '127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET /a.gif HTTP/1.0" 200 2326\n'.repeat(half / 75),
    "no arrays, one problem",
  ],
  ["a training log", () => "2024-05-01 12:00:00 INFO epoch=3 loss=1.05 lr=0.001\n".repeat(half / 52), "an answer"],
  ...[
    "[",
    "(",
    "{",
    "[1,",
    "[[1],",
    "'",
    '"',
    '\\"',
    "/*",
    "tensor(",
    "tensor([1,",
    "a=(tensor(",
    "x[",
    "x:[",
    "f<",
    "1;",
    "1 ",
    "1,",
    "1\n",
    "1\nx\n",
    "|",
    "-",
    "%",
    "[%",
    ",",
    ";",
    "...",
    "[1...",
    '"""',
    "a,b\n",
    "0x",
    "1-",
    "[1-",
    "[1*(",
    "let x: [",
    "x:a",
    "...\n",
    "[1\n",
    "[[1\n]",
    "<tf.Tensor:",
    "z = [1 ",
    "\t",
    " ",
    "\n",
    "[1;",
    "vec![1;9]",
    "1e",
    "[1], ",
  ].map((piece) => [`only ${JSON.stringify(piece)}`, () => piece.repeat(half / piece.length), "an answer"] as const),
];

function letters(alphabet: string): string {
  const random = randomFrom(3);
  return Array.from({ length: half }, () => alphabet[random(alphabet.length)]).join("");
}

function prose(): string {
  const random = randomFrom(5);
  const words =
    "the model was good in 2016, see [12] and (Smith, 2019) for 3.5 of it; don't ask: why [3, 4]? Figure 2: a loss of 1.05 - or 7 % - of 10 classes.".split(
      " ",
    );
  const sentences = Array.from(
    { length: half / 5 },
    () => words[random(words.length)]! + (random(15) === 0 ? "\n" : ""),
  );
  return sentences.join(" ").slice(0, half);
}

test.each(mistakes)(
  "half a megabyte of %s is answered within a second",
  (_, text, answer) => {
    const written = text();
    const start = performance.now();
    const { arrays, problems } = readArrays(written);
    const first = performance.now() - start;
    expect(checkReading(written)).toBe("");
    expect(problems.length).toBeLessThanOrEqual(51);
    if (answer === "no arrays, one problem") {
      expect(arrays.length).toBe(0);
      expect(problems.map(({ message }) => message)).toEqual([
        expect.stringContaining("No array of numbers was found"),
      ]);
    }
    // A pause of the machine is no fault of the text: it is read again.
    const again = performance.now();
    readArrays(written);
    expect(Math.min(first, performance.now() - again)).toBeLessThan(1000);
  },
  20_000,
);
