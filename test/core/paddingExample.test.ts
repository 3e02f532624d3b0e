/** The Annotated Transformer's curve: closed form, minimum at x = 3(1-a)/a, and none beyond .75. */
import { describe, expect, test } from "vitest";
import { PADDING_EXAMPLE_XS, paddingExample } from "../../src/core/paddingExample.ts";
import { expectClose } from "./closeTo.ts";

/** (1-a)·ln((1-a)(x+3)/x) + a·ln(a(x+3)/3), written out by hand. */
function written(a: number, x: number): number {
  const term = (t: number, p: number) => (t === 0 ? 0 : t * Math.log(t / p));
  return term(1 - a, x / (x + 3)) + term(a, 3 / (x + 3));
}

test.each([0, 0.02, 0.1, 0.4, 0.75, 0.9, 1])("a = %d: the losses are those of the formula", (a) => {
  expectClose(
    paddingExample(a).losses,
    PADDING_EXAMPLE_XS.map((x) => written(a, x)),
  );
});

describe("the minimum", () => {
  test.each([
    [0.1, 27],
    [0.4, 4.5],
    [0.75, 1],
  ])("of a = %d is 0, at x = %d", (a, x) => {
    const { bestX, losses } = paddingExample(a);
    expect(bestX).toBeCloseTo(x, 12);
    expect(written(a, x)).toBeCloseTo(0, 12);
    for (const [i, at] of PADDING_EXAMPLE_XS.slice(1).entries()) {
      const rises = losses[i + 1]! > losses[i]!;
      if (at <= x) expect(rises, `from ${at - 1} to ${at}`).toBe(false);
      if (at - 1 >= x) expect(rises, `from ${at - 1} to ${at}`).toBe(true);
    }
  });

  test.each([0.76, 0.9, 1])("does not exist at a = %d: the loss only rises", (a) => {
    const { bestX, losses } = paddingExample(a);
    expect(bestX).toBeLessThan(1);
    for (let i = 1; i < losses.length; i++) expect(losses[i]!).toBeGreaterThan(losses[i - 1]!);
  });

  test("is infinitely far away without smoothing: the loss only falls", () => {
    const { bestX, losses } = paddingExample(0);
    expect(bestX).toBe(Infinity);
    for (let i = 1; i < losses.length; i++) expect(losses[i]!).toBeLessThan(losses[i - 1]!);
  });
});
