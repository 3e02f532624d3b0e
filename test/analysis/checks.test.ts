/** Every check finds what its examples say, mends it, and leaves alone what it says it ignores. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Check, CheckIgnore, Finding } from "../../src/analysis/checks/check.ts";
import { findProblems } from "../../src/analysis/checks/findProblems.ts";
import { CHECKS } from "../../src/analysis/checks/index.ts";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { stride } from "../effort.ts";
import { applyEdits } from "./applyEdits.ts";

/** Texts that Python's own parser has to take, collected while the tests run. */
const written: string[] = [];

function problemsIn(text: string, pins: CheckIgnore["pins"] = {}): readonly Finding[] {
  const source = readSource("python", text);
  const olderThan = (name: string, version: string) => {
    const pin = pins[name];
    return pin !== undefined && isBefore(pin, version) ? `${name}==${pin}` : undefined;
  };
  return findProblems(source, findLossCalls(source), { olderThan });
}

function isBefore(a: string, b: string): boolean {
  const [x, y] = [a, b].map((version) => version.split(".").map(Number)) as [number[], number[]];
  const at = y.findIndex((part, i) => part !== (x[i] ?? 0));
  return at >= 0 && (x[at] ?? 0) < y[at]!;
}

const foundBy = (check: Check, findings: readonly Finding[]) => findings.filter((each) => each.check === check.id);

describe.each(CHECKS)("$id", (check) => {
  test.each(check.examples)("finds $code", ({ code: marked, fixed, pins }) => {
    const [before = "", inside = "", after] = marked.split("‸");
    expect(after, "the problem is marked by ‸…‸").toBeDefined();
    const code = before + inside + after;
    written.push(code);
    const found = foundBy(check, problemsIn(code, pins));
    expect(found.map(({ span }) => code.slice(span.start, span.end))).toEqual([inside]);
    expect(found[0]!.span.start).toBe(before.length);
    expect(found[0]!.message).toMatch(/^[\s\S]+\. [\s\S]+\.$/);
    const results = found[0]!.fixes.map(({ edits }) => applyEdits(code, edits));
    if (fixed === undefined) expect(results).toEqual([]);
    else expect(results).toContain(fixed);
    for (const result of results) {
      written.push(result);
      expect(foundBy(check, problemsIn(result, pins)), `still there in\n${result}`).toEqual([]);
    }
  });

  test.each(check.ignores)("ignores $code: $why", ({ code, pins }) => {
    written.push(code);
    expect(foundBy(check, problemsIn(code, pins))).toEqual([]);
  });

  test("its own example is found, and what to use instead is not", () => {
    const pins = check.examples[0].pins;
    written.push(check.example, check.useInstead);
    expect(foundBy(check, problemsIn(check.example, pins)).length).toBeGreaterThan(0);
    expect(foundBy(check, problemsIn(check.useInstead, pins))).toEqual([]);
  });

  test("it is documented in sentences", () => {
    expect(check.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    for (const text of [check.whatItDoes, check.whyBad, check.fixSafety ?? "."]) expect(text).toMatch(/\.$/);
    expect(check.fixSafety !== undefined).toBe(check.examples.some(({ fixed }) => fixed !== undefined));
    for (const reference of check.references) expect(reference).toMatch(/^https:/);
  });
});

test("ids are unique, and every check file is registered", () => {
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  const folder = path.resolve(import.meta.dirname, "../../src/analysis/checks");
  const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ""));
  const ids = CHECKS.map(({ id }) => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
  expect(ids.filter((id) => !files.includes(id))).toEqual([]);
});

test("unfinished code breaks no check", () => {
  for (const { examples } of CHECKS) {
    const code = examples[0].code.replaceAll("‸", "");
    for (let end = 0; end < code.length; end += stride(3) * 3)
      expect(Array.isArray(problemsIn(code.slice(0, end)))).toBe(true);
  }
});

afterAll(() => {
  const program = "import ast, json, sys\nfor text in json.load(sys.stdin):\n    ast.parse(text)";
  const python = spawnSync("python3", ["-c", program], { input: JSON.stringify(written), encoding: "utf8" });
  if (python.error === undefined) expect(python.stderr).toBe("");
});
