/** Loss, gradient and targets of every reference case agree with PyTorch, and with 64 digits where PyTorch rounds to 0. */
import { expect, test } from "vitest";
import { compute } from "../../src/core/compute.ts";
import { expectClose, TINY } from "./closeTo.ts";
import { exactLoss, toNumbers } from "./exact.ts";
import { referenceCases } from "./reference.ts";

const cases = [...referenceCases("losses.json"), ...referenceCases("losses-more.json")];

test("all cases are there", () => expect(cases).toHaveLength(336 + 159));

// One test for a kind: the place in a failure's message names the case.
test.each([...new Set(cases.map(({ kind }) => kind))])("%s", (wanted) => {
  for (const { id, request, expected } of cases.filter(({ kind }) => kind === wanted)) {
    const checked = compute(request);
    if ("problem" in checked) throw new Error(checked.problem);
    const { loss, gradLogits, targetProbs } = checked.value;
    const exactly = once(() => exactLoss(request));
    const exactTotal = once(() => {
      const { rowLosses, loss: total } = exactly();
      return { value: toNumbers(request.reduction === "none" ? rowLosses : total) };
    });
    // A gradient is a probability minus a target; its rounding is measured by the target.
    const exactGradient = once(() => ({
      value: toNumbers(exactly().gradLogits),
      scale: toNumbers(exactly().gradScale),
    }));
    expectAgrees(loss, expected.loss, `${id}: loss`, exactTotal);
    expectAgrees(gradLogits, expected.gradient, `${id}: gradient`, exactGradient);
    if (expected.targets !== undefined) expectClose(targetProbs, expected.targets, undefined, `${id}: targets`);
  }
});

/** What 64 digits give; `scale` is what the rounding is relative to where that is more than the value. */
interface Exact {
  readonly value: unknown;
  readonly scale?: unknown;
}

/** As `expectClose`, but below 1e-12 PyTorch rounds, and 1e-12·max(|exact|, 1e-3·scale) decides. */
function expectAgrees(actual: unknown, reference: unknown, place: string, exact: () => Exact): void {
  if (Array.isArray(reference)) {
    expect((actual as unknown[] | undefined)?.length, `length of ${place}`).toBe(reference.length);
    reference.forEach((entry, i) => {
      expectAgrees((actual as unknown[])[i], entry, `${place}[${i}]`, () => {
        const { value, scale } = exact();
        return { value: (value as unknown[])[i], scale: (scale as unknown[] | undefined)?.[i] };
      });
    });
  } else if (Math.abs(reference as number) < 1e-12) {
    const { value, scale } = exact();
    const floor = Math.max(TINY.floor, 1e-3 * ((scale as number | undefined) ?? 0));
    expectClose(actual, value, { ...TINY, floor }, `${place} (64 digits)`);
  } else expectClose(actual, reference, undefined, place);
}

/** `compute`, which is asked when its value is first wanted, and then no more. */
function once<T extends object>(compute: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= compute();
    return value;
  };
}
