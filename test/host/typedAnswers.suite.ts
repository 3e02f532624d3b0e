/** What a person types into a question: read where it is clear, else refused there and then, in words about typing. */
import { readTypedSmoothing } from "../../src/host/ask/readNumbers";
import { readTypedTargets } from "../../src/host/ask/readTargets";
import { equal, ok } from "./assert";

const TARGETS: readonly [string, readonly number[] | string][] = [
  ["0 2", [0, 2]],
  ["0,2", [0, 2]],
  ["[0, -100]", [0, -100]],
  ["[[1, 0, 0], [0, 0, 1]]", [1, 0, 0, 0, 0, 1]],
  ["0 3", "The target of row 1 is 3, but class indices go from 0 to 2"],
  ["-1 2", "The target of row 0 is -1"],
  ["0.5 1", "The target of row 0 is 0.5"],
  ["nan 1", "The target of row 0 is NaN"],
  ["[[1, 0, 0], [-1, 2, 0]]", "A probability is a number and not negative"],
  ["0", "This is 1 number; 2 class indices are needed, or 2 rows of 3 probabilities"],
  ["cat", "There are no numbers here. Type"],
  ["[0, 2", "is missing. Close it."],
];

const SMOOTHINGS: readonly [string, number | string][] = [
  ["0.1", 0.1],
  ["", "Type one number."],
  ["abc", "There are no numbers here. Type"],
  ["10%", "Type 10 % as 0.1."],
  ["1/10", "Type"],
];

suite("typed answers", () => {
  for (const [text, expected] of TARGETS) {
    test(`targets of two rows of three: ${text}`, () => {
      const read = readTypedTargets(text, [2, 3], -100);
      if (typeof expected !== "string") equal("value" in read ? [...read.value.values] : read, expected, text);
      else ok("problem" in read && read.problem.includes(expected), `${text}: ${JSON.stringify(read)}`);
    });
  }

  for (const [text, expected] of SMOOTHINGS) {
    test(`a smoothing value: ${text || "nothing"}`, () => {
      const read = readTypedSmoothing(text);
      if (typeof expected === "number") equal(read, { value: expected }, text);
      else ok("problem" in read && read.problem.includes(expected), `${text}: ${JSON.stringify(read)}`);
      ok(!("problem" in read && /\bSelect\b/.test(read.problem)), `${text} is typed, not selected`);
    });
  }
});
