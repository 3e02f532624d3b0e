/** Loss, gradient and targets of every reference case agree with PyTorch. */
import { describe, expect, test } from "vitest";
import { compute } from "../../src/core/compute.ts";
import { expectClose } from "./closeTo.ts";
import { referenceCases } from "./reference.ts";

const cases = referenceCases();

test("there are 336 cases", () => expect(cases).toHaveLength(336));

describe.each(cases)("$id", ({ request, expected }) => {
  test("agrees", () => {
    const checked = compute(request);
    if ("problem" in checked) throw new Error(checked.problem);
    expectClose(checked.value.loss, expected.loss, undefined, "loss");
    expectClose(checked.value.gradLogits, expected.gradient, undefined, "gradient");
    if (expected.targets !== undefined) expectClose(checked.value.targetProbs, expected.targets, undefined, "targets");
  });
});
