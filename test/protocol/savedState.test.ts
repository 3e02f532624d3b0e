/** A panel's state survives JSON bit by bit, and nothing else is taken for one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { EMPTY_STATE, type PanelNumbers, type PanelState } from "../../src/protocol/panelState.ts";
import { sameNumbers } from "../../src/protocol/sameNumbers.ts";
import { decodeState, encodeState } from "../../src/protocol/savedState.ts";
import { rounds } from "../effort.ts";

const reload = (state: PanelState) => decodeState(JSON.parse(JSON.stringify(encodeState(state))));

function stateOf(numbers: PanelNumbers): PanelState {
  return { ...EMPTY_STATE, numbers, source: { kind: "example" } };
}

test("an empty panel is restored", () => {
  expect(reload(EMPTY_STATE)).toEqual({ value: EMPTY_STATE });
});

test("-inf, nan, -0 and the smallest numbers survive", () => {
  const input = Float64Array.of(Number.NEGATIVE_INFINITY, Number.NaN, -0, 5e-324);
  const numbers: PanelNumbers = {
    numClasses: 2,
    input,
    inputKind: "logits",
    targets: { kind: "indices", indices: Float64Array.of(1, -100) },
    classWeights: Float64Array.of(0.1, 2),
  };
  const restored = reload(stateOf(numbers));
  expect("value" in restored && sameNumbers(restored.value.numbers, numbers)).toBe(true);
});

test("any logits survive", () => {
  fc.assert(
    fc.property(fc.float64Array({ minLength: 1, maxLength: 50 }), (input) => {
      const numbers: PanelNumbers = {
        numClasses: input.length,
        input: Float64Array.from(input),
        inputKind: "logits",
        targets: { kind: "indices", indices: Float64Array.of(0) },
      };
      const restored = reload(stateOf(numbers));
      return "value" in restored && sameNumbers(restored.value.numbers, numbers);
    }),
  );
});

const GOOD = encodeState(
  stateOf({
    numClasses: 3,
    input: Float64Array.of(2, 1, 0.1),
    inputKind: "logits",
    targets: { kind: "indices", indices: Float64Array.of(0) },
  }),
) as Record<string, unknown>;

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["a number", 3],
  ["an older form", { logits: [1, 2, 3] }],
  ["a value above 1", { ...GOOD, controls: { ...(GOOD.controls as object), labelSmoothing: 1.5 } }],
  ["a value that is not a number", { ...GOOD, controls: { ...(GOOD.controls as object), labelSmoothing: null } }],
  ["another key", { ...GOOD, extra: 1 }],
  ["a row that is not there", { ...GOOD, row: 1 }],
  ["rows that are not whole", { ...GOOD, numbers: { ...(GOOD.numbers as object), numClasses: 2 } }],
  ["no base64", { ...GOOD, numbers: { ...(GOOD.numbers as object), input: { float64: "*" } } }],
  ["half a number", { ...GOOD, numbers: { ...(GOOD.numbers as object), input: { float64: btoa("abc") } } }],
  [
    "the padded convention with two classes",
    { ...GOOD, controls: { ...(GOOD.controls as object), convention: "padded" } },
  ],
  [
    "an address that is an object",
    { ...GOOD, source: { kind: "selection", uri: {}, start: 0, end: 1, place: "", reading: "" } },
  ],
])("%s is refused", (_, saved) => {
  expect(decodeState(saved)).toEqual({ problem: expect.stringMatching(/./) });
});

test("a state with one part replaced by anything is read or refused, never thrown at", () => {
  const paths = pathsOf(GOOD);
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.anything(), (path, anything) => {
      const result = decodeState(replaced(GOOD, path, anything));
      return "value" in result || result.problem.length > 0;
    }),
    { numRuns: rounds(300, 1000) },
  );
});

function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, entry]) => pathsOf(entry, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) };
}
