/**
 * Mutated inputs and texts selected by mistake: always, and soon, an array or a problem, with every span inside the
 * text.
 */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Reading } from "../../src/formats/arrayReading.ts";
import { bundledReader } from "./bundledReader.ts";
import { mistakes } from "./mistakes.ts";
import { randomFrom } from "./randomFrom.ts";
import { faults, samples } from "./samples.ts";
import { selections } from "./selections.ts";

const readArrays = await bundledReader();

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
  const material = [...samples, ...selections, ...faults, ...forms].map(({ text }) => text.slice(0, 600));
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
  for (let round = 0; round < rounds; round++) {
    let text = any(material);
    for (let times = 1 + random(4); times > 0; times--) text = mutate(text);
    const { reading, time } = timed(text, 50);
    const fault = time < 50 ? faultOf(text, reading) : `${time} ms`;
    if (fault !== "") wrong.push(`${fault}: ${JSON.stringify(text)}`);
  }
  expect(wrong.slice(0, 5)).toEqual([]);
}, 60_000);

const half = 500_000;

test.each(mistakes)(
  "half a megabyte of $name is answered within a second",
  ({ text, answer }) => {
    const written = text(half);
    const { reading, time } = timed(written, 1000);
    expect(faultOf(written, reading)).toBe("");
    expect(reading.problems.length).toBeLessThanOrEqual(51);
    if (answer === "no arrays, one problem") {
      expect(reading.arrays.length).toBe(0);
      expect(reading.problems.map(({ message }) => message)).toEqual([
        expect.stringContaining("No array of numbers was found"),
      ]);
    }
    expect(time).toBeLessThan(1000);
  },
  20_000,
);

/**
 * What is read in `text`, and the time for it in ms. A time above `limit` may be the machine's: then it is the
 * processor's time that counts, the best of up to three readings.
 */
function timed(text: string, limit: number): { readonly reading: Reading; readonly time: number } {
  const start = performance.now();
  const reading = readArrays(text);
  let time = performance.now() - start;
  for (let tries = 0; time >= limit && tries < 3; tries++) {
    const before = process.cpuUsage();
    readArrays(text);
    const { user, system } = process.cpuUsage(before);
    time = Math.min(time, (user + system) / 1000);
  }
  return { reading, time };
}

/** What is wrong with the reading of `text`, or "". */
function faultOf(text: string, { arrays, words, problems }: Reading): string {
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
