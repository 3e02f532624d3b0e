/** Every rule does what its examples say, once; and leaves alone what it says it ignores. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findLossCalls, lossCallAt } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { RULES } from "../../src/rules/index.ts";
import { applyEdits } from "../analysis/applyEdits.ts";

const OPTIONS = { labelSmoothing: 0.1 };
const CURSOR = "‸";

function split(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf(CURSOR);
  expect(offset, `no ${CURSOR} in ${marked}`).toBeGreaterThanOrEqual(0);
  return { text: marked.replace(CURSOR, ""), offset };
}

describe.each(RULES)("$id", (rule) => {
  test.each(rule.examples)("$before", ({ before, after, language = rule.language }) => {
    const { text, offset } = split(before);
    const source = readSource(language, text);
    const found = lossCallAt(findLossCalls(source), offset);
    expect(found?.rule.id).toBe(rule.id);
    const [first] = smoothingActions(source, found!, OPTIONS);
    if (found?.value.kind === "absent") expect(first?.kind).toBe("add");
    expect(first?.declined).toBe(rule.declined);
    expect(applyEdits(text, first!.edits)).toBe(after);
    // A second application: no call of the rewritten text takes the value once more.
    const smoothed = readSource(language, after);
    const again = findLossCalls(smoothed).filter(({ value }) => value.kind === "given" && Number(value.text) === 0.1);
    for (const lossCall of again) {
      const kinds = smoothingActions(smoothed, lossCall, OPTIONS).map(({ kind }) => kind);
      expect(kinds).not.toContain("add");
      expect(kinds).not.toContain("change");
    }
  });

  test.each(rule.ignores)("ignores $code: $why", ({ code, language = rule.language }) => {
    const { text, offset } = split(code);
    expect(lossCallAt(findLossCalls(readSource(language, text)), offset)?.rule.id).not.toBe(rule.id);
  });
});

test("ids are unique, and every rule is documented", () => {
  const ids = RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, sentence, reference } of RULES) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(sentence).toMatch(/\.$/);
    expect(reference).toMatch(/^https:/);
  }
});

test("every rule file is registered, and named after its rule", () => {
  const folder = path.resolve(import.meta.dirname, "../../src/rules");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.includes(path.sep) && file.endsWith(".ts") && !/^(spellings|helpers|variants)/.test(file),
  );
  const index = readFileSync(path.join(folder, "index.ts"), "utf8");
  for (const file of files) expect(index, file).toContain(`"./${file.replaceAll(path.sep, "/")}"`);
  expect(RULES.length).toBeGreaterThanOrEqual(files.length);
});
