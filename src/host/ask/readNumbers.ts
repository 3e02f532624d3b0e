/** Numbers that a person types, read by the same reader as a selection. */
import type { Checked } from "../../core/checked.ts";
import type { FlatArray } from "../../core/nested.ts";
import { smoothingProblem } from "../../core/readRequest.ts";
import { readArrays } from "../../formats/readArrays.ts";

/** The one array in `text`, such as "0 2", "[0, 2]" or "[[1, 0], [0, 1]]". */
export function readTypedArray(text: string): Checked<FlatArray> {
  const { arrays, problems } = readArrays(text);
  const [array] = arrays;
  const isRead = problems.length === 0 && array !== undefined;
  if (!isRead && !/\d/.test(text))
    return { problem: "There are no numbers here. Type numbers such as 0 2, or a list such as [0, 2]." };
  if (!isRead && /^[\s\d.,]+%$/.test(text.trim())) return { problem: "A percentage is not read. Type 10 % as 0.1." };
  if (problems[0] !== undefined) return { problem: withoutSelecting(problems[0].message) };
  if (array === undefined) return { problem: NOT_READ };
  if (arrays.length > 1) return { problem: "These are several arrays. Type one." };
  return { value: array };
}

const NOT_READ = "This is not read as numbers. Type numbers such as 0 2, or a list such as [0, 2].";

/** The reader speaks of what is selected; here something is typed. */
function withoutSelecting(message: string): string {
  if (/^(?:No array|Nothing is selected)/.test(message)) return NOT_READ;
  return message.replace(/ Select up to and including the closing bracket\.$/, " Close it.");
}

/** The one number in `text`. */
export function readTypedNumber(text: string): Checked<number> {
  if (!/\S/.test(text)) return { problem: "Type one number." };
  const array = readTypedArray(text);
  if ("problem" in array) return array;
  if (array.value.values.length !== 1) return { problem: "Type one number." };
  return { value: array.value.values[0]! };
}

/** A smoothing value, 0 to 1. */
export function readTypedSmoothing(text: string): Checked<number> {
  const checked = readTypedNumber(text);
  if ("problem" in checked) return checked;
  const problem = smoothingProblem(checked.value);
  return problem === undefined ? checked : { problem };
}

/** Several smoothing values, 0 to 1, such as "0, 0.05, 0.1". */
export function readTypedSmoothings(text: string): Checked<number[]> {
  const array = readTypedArray(text);
  if ("problem" in array) return array;
  const values = [...array.value.values];
  const problem = values.map(smoothingProblem).find((message) => message !== undefined);
  return problem === undefined ? { value: values } : { problem };
}

/** A whole number from `least` to `most`. */
export function readTypedInteger(text: string, what: string, least: number, most: number): Checked<number> {
  const checked = readTypedNumber(text);
  if ("problem" in checked) return checked;
  const { value } = checked;
  return Number.isInteger(value) && value >= least && value <= most
    ? checked
    : { problem: `${what} is ${value}. Type a whole number from ${least} to ${most}.` };
}
