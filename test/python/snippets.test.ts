/** The panel's code for PyTorch and NumPy is run, and gives the core's loss and gradient; other Python is parsed. */
import { describe, expect, test } from "vitest";
import { FRAMEWORKS } from "../../src/report/snippets/frameworks/index.ts";
import { inputName, SNIPPET_CASES } from "../report/snippetProblems.ts";
import { byCore } from "./programs.ts";
import { pythonWith, runScript } from "./python.ts";

const TOLERANCE = 1e-6;
const RUN = ["pytorch", "numpy"];

/** Every framework's code for every configuration. */
const CODES = FRAMEWORKS.flatMap(({ id, write }) =>
  SNIPPET_CASES.flatMap(({ name, problem, request }) => {
    const snippet = write(problem);
    return "code" in snippet && snippet.language === "python"
      ? [{ framework: id, name, problem, request, code: snippet.code }]
      : [];
  }),
);
const python = pythonWith("ast");
const withTorch = pythonWith("torch", "numpy");

const RUNNABLE = CODES.filter(({ framework }) => RUN.includes(framework));
type Result = { readonly loss: readonly unknown[]; readonly grad?: readonly unknown[]; readonly error?: string };
const results =
  withTorch === undefined
    ? []
    : (runScript(
        withTorch,
        "run_snippets.py",
        RUNNABLE.map(({ framework, problem, request, code }) => ({
          framework,
          inputName: inputName(problem),
          input: request.logits,
          targets: request.targets,
          targetKind: problem.targets.kind,
          code,
        })),
      ) as Result[]);

test("PyTorch and NumPy have code for every configuration", () => {
  for (const id of RUN) expect(RUNNABLE.filter(({ framework }) => framework === id).length).toBe(SNIPPET_CASES.length);
});

describe.skipIf(withTorch === undefined)("run", () => {
  test.each(RUNNABLE.map((each, i) => ({ ...each, i })))("$framework: $name", ({ request, problem, code, i }) => {
    const { loss, grad, error } = results[i]!;
    expect(error, code).toBeUndefined();
    const core = byCore(request);
    expectNear(loss, core.loss, code);
    // The core's gradient is by the logits, also where probabilities are given.
    if (grad !== undefined && problem.inputKind === "logits") expectNear(grad, core.grad, code);
  });
});

describe.skipIf(python === undefined)("Python parses", () => {
  const problems =
    python === undefined
      ? []
      : (runScript(
          python,
          "parse.py",
          CODES.map(({ code }) => code),
        ) as unknown[]);
  test.each(FRAMEWORKS.filter(({ language }) => language === "python"))("the code of $id", ({ id }) => {
    for (const [i, { framework, code }] of CODES.entries()) {
      if (framework === id) expect(problems[i], code).toBeNull();
    }
  });
});

function expectNear(actual: readonly unknown[], expected: readonly number[], code: string): void {
  expect(actual.length, code).toBe(expected.length);
  for (const [i, value] of expected.entries()) {
    const difference = Math.abs(Number(actual[i]) - value);
    expect(difference, `${actual[i]} for ${value} in\n${code}`).toBeLessThanOrEqual(
      TOLERANCE * Math.max(1, Math.abs(value)),
    );
  }
}
