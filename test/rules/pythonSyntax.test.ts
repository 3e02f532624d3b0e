/** Python's own parser takes every Python example, before and after; skipped where there is no python3. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { HELPERS } from "../../src/rules/helpers/index.ts";
import { RULES } from "../../src/rules/index.ts";

const PARSE = `
import ast, json, sys
for name, code in json.load(sys.stdin):
    try:
        ast.parse(code)
    except SyntaxError as error:
        print(name, error, code, sep="\\n")
print("done")
`;

const hasPython = spawnSync("python3", ["--version"]).status === 0;

test.skipIf(!hasPython)("Python parses every example and helper", () => {
  const examples = RULES.flatMap(({ id, language: own, examples }) =>
    examples.flatMap(({ before, after, language = own }) =>
      language === "python"
        ? [
            [id, before.replace("‸", "")],
            [id, after],
          ]
        : [],
    ),
  );
  const helpers = HELPERS.filter(({ language }) => language === "python").map(({ id, code }) => [
    id,
    code.replace(/\{\{[\w.:-]+\}\}/g, "module.name"),
  ]);
  expect(examples.length).toBeGreaterThan(100);
  const { stdout } = spawnSync("python3", ["-c", PARSE], { input: JSON.stringify([...examples, ...helpers]) });
  expect(String(stdout)).toBe("done\n");
});
