/** The sample of configurations is small, and holds what goes together in any of them. */
import { expect, test } from "vitest";
import { coveringSample } from "./coveringSample.ts";
import { ALL_SNIPPET_CASES } from "./snippetProblems.ts";

test.each([1, 2, 3])("any %i options that go together are in the sample", (strength) => {
  const sample = coveringSample(ALL_SNIPPET_CASES, ({ options }) => options, strength);
  expect(combinations(sample, strength)).toEqual(combinations(ALL_SNIPPET_CASES, strength));
  expect(sample.length).toBeLessThan(ALL_SNIPPET_CASES.length / 10);
});

test("of configurations that differ in one option, each is kept", () => {
  expect(coveringSample(["a", "b", "a"], (each) => [each], 1)).toEqual(["a", "b"]);
  expect(coveringSample([], () => [], 2)).toEqual([]);
});

/** Which options stand together, by their places and values. */
function combinations(cases: typeof ALL_SNIPPET_CASES, strength: number): Set<string> {
  const found = new Set<string>();
  for (const { options } of cases) {
    const words = options.map((option) => JSON.stringify(option ?? null));
    for (let bits = 0; bits < 2 ** words.length; bits++) {
      const chosen = words.map((word, i) => (bits & (2 ** i) ? word : ""));
      if (chosen.filter(Boolean).length === strength) found.add(chosen.join());
    }
  }
  return found;
}
