/** Python's own parser accepts every Python text that an action writes. */
import { describe, expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { RULES } from "../../src/rules/index.ts";
import { applyEdits } from "../analysis/applyEdits.ts";
import { pythonWith, runScript } from "./python.ts";

/** What every action makes of every example. */
const TEXTS = RULES.flatMap(({ id, language, examples }) =>
  examples.flatMap((example) => {
    if ((example.language ?? language) !== "python") return [];
    const before = example.before.replace("‸", "");
    const source = readSource("python", before);
    return findLossCalls(source).flatMap((lossCall) =>
      smoothingActions(source, lossCall, { labelSmoothing: 0.1 })
        .filter(({ declined }) => declined === undefined)
        .map(({ title, edits }) => ({ name: `${id}: ${title}`, text: applyEdits(before, edits) })),
    );
  }),
);
const python = pythonWith("ast");
const texts = TEXTS.map(({ text }) => text);
const problems = python === undefined ? [] : (runScript(python, "parse.py", texts) as (string | null)[]);

describe.skipIf(python === undefined)("Python parses", () => {
  test.each(TEXTS.map((each, i) => ({ ...each, i })))("$name", ({ text, i }) => {
    expect(problems[i], text).toBeNull();
  });
});
