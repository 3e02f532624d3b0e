/** Every rule does what its examples say, once; and leaves alone what it says it ignores. */
import { describe, expect, test } from "vitest";
import { findLossCalls, lossCallAt } from "../../src/analysis/findLossCalls.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { RULES } from "../../src/rules/index.ts";
import { applyEdits } from "../analysis/applyEdits.ts";

const CURSOR = "‸";

function split(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf(CURSOR);
  expect(offset, `no ${CURSOR} in ${marked}`).toBeGreaterThanOrEqual(0);
  return { text: marked.replace(CURSOR, ""), offset };
}

describe.each(RULES)("$id", (rule) => {
  test.each(rule.examples)("$before", ({ before, after }) => {
    const { text, offset } = split(before);
    const found = lossCallAt(findLossCalls(text).calls, offset);
    expect(found?.rule.id).toBe(rule.id);
    const [first] = smoothingActions(text, found!, 0.1);
    expect(first?.kind).toBe("add");
    expect(applyEdits(text, first!.edits)).toBe(after);
    const again = lossCallAt(findLossCalls(after).calls, offset);
    expect(smoothingActions(after, again!, 0.1).map(({ kind }) => kind)).toEqual(["remove"]);
    expect(applyEdits(after, smoothingActions(after, again!, 0.1)[0]!.edits).replace(/,(?=\s*\))/, "")).toBe(
      text.replace(/,(?=\s*\))/, ""),
    );
  });

  test.each(rule.ignores)("ignores $code: $why", ({ code }) => {
    const { text, offset } = split(code);
    expect(lossCallAt(findLossCalls(text).calls, offset)).toBeUndefined();
  });
});

test("ids and names are unique, and every rule has a keyword that it reads", () => {
  const ids = RULES.map(({ id }) => id);
  const names = RULES.flatMap((rule) => rule.names);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(names).size).toBe(names.length);
  for (const { id, sentence, reference } of RULES) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(sentence).toMatch(/\.$/);
    expect(reference).toMatch(/^https:/);
  }
});
