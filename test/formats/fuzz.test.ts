/** Mutated inputs: always, and soon, an array or a problem, with every span inside the text. */

import { expect, test } from "vitest";
import { rounds } from "../effort.ts";
import { printedForms } from "./printedForms.ts";
import { randomFrom } from "./randomFrom.ts";
import { faults, samples } from "./samples.ts";
import { selections } from "./selections.ts";
import { faultOf, timedReading } from "./timedReading.ts";

const seedOfRun = Number(process.env.FUZZ_SEED ?? 20240607);
const count = rounds(20_000, 100_000);

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

test(`${count} mutated inputs give a value or a problem in the text`, () => {
  const random = randomFrom(seedOfRun);
  const material = [...samples, ...selections, ...faults, ...printedForms].map(({ text }) => text.slice(0, 300));
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
  for (let round = 0; round < count; round++) {
    let text = any(material);
    for (let times = 1 + random(4); times > 0; times--) text = mutate(text);
    const { reading, time } = timedReading(text, 50);
    const fault = time < 50 ? faultOf(text, reading) : `${time} ms`;
    if (fault !== "") wrong.push(`${fault}: ${JSON.stringify(text)}`);
  }
  expect(wrong.slice(0, 5)).toEqual([]);
}, 60_000);
