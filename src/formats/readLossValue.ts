/** The loss in a selected piece of a log: "1.05", "loss=1.05", "epoch 3 | loss: 1.0532 | acc 0.71". */
import { readArrays } from "./readArrays.ts";
import { roleOf } from "./roles.ts";

/** Longer selections are not a log's line. */
const LONGEST = 2_000;

/** The number that is alone in `text`, or that stands after the word loss; undefined where there is none or more than one. */
export function readLossValue(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  const { arrays } = readArrays(text);
  const numbers = arrays.filter(({ values }) => values.length === 1);
  const named = numbers.filter(({ name }) => name !== undefined && roleOf(name) === "loss");
  const [only] = named.length > 0 ? named : arrays.length === 1 ? numbers : [];
  if (only !== undefined && named.length < 2) return only.values[0];
  const matches = [...text.matchAll(/\bloss(?:es)?\b[\s"'=:|]{0,4}([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/gi)];
  return matches.length === 1 ? Number(matches[0]![1]) : undefined;
}
