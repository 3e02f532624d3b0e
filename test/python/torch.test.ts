/** The PyTorch code that the actions write is run, and gives the core's loss and gradient. */
import { describe, expect, test } from "vitest";
import { EXAMPLE_PROGRAMS, EXAMPLES_WITHOUT_RUN } from "./examplePrograms.ts";
import { PATTERN_PROGRAMS } from "./patternPrograms.ts";
import { pythonWith, runScript } from "./python.ts";
import { VARIANT_PROGRAMS } from "./variantPrograms.ts";

const TOLERANCE = 1e-6;
const PROGRAMS = [...EXAMPLE_PROGRAMS, ...VARIANT_PROGRAMS, ...PATTERN_PROGRAMS];
const python = pythonWith("torch");

type Result = { readonly loss: readonly unknown[]; readonly grad: readonly unknown[]; readonly error?: string };
const results = python === undefined ? [] : (runScript(python, "run_torch.py", PROGRAMS) as Result[]);

test("every example of PyTorch's rules is run, or says why not", () => {
  expect(EXAMPLES_WITHOUT_RUN).toEqual([]);
});

describe.skipIf(python === undefined)("PyTorch", () => {
  test.each(PROGRAMS.map((program, i) => ({ ...program, i })))("$name", ({ code, expected, i }) => {
    const { loss, grad, error } = results[i]!;
    expect(error, code).toBeUndefined();
    expectNear(loss, expected.loss, code);
    expectNear(grad, expected.grad, code);
  });
});

function expectNear(actual: readonly unknown[], expected: readonly number[], code: string): void {
  expect(actual.length, code).toBe(expected.length);
  for (const [i, value] of expected.entries()) {
    if (Number.isNaN(value)) expect(actual[i], code).toBe("nan");
    else
      expect(Math.abs(Number(actual[i]) - value), code).toBeLessThanOrEqual(TOLERANCE * Math.max(1, Math.abs(value)));
  }
}
