/** Labels of a chart keep clear of each other and of each other's rules. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { apart, BESIDE, placeLabels } from "../../webview/charts/placeLabels.ts";

const WIDTH = 300;

test.each<readonly [string, readonly [at: number, width: number][], readonly string[]]>([
  ["one", [[50, 40]], ["right 0"]],
  ["at the right end", [[290, 40]], ["left 0"]],
  [
    "two that have room",
    [
      [50, 40],
      [200, 40],
    ],
    ["right 0", "right 0"],
  ],
  [
    "two that touch: the first rule runs beside the words of the second",
    [
      [50, 60],
      [60, 60],
    ],
    ["right 0", "right 1"],
  ],
  [
    "given in another order",
    [
      [60, 60],
      [50, 60],
    ],
    ["right 1", "right 0"],
  ],
  [
    "two at the right end",
    [
      [270, 60],
      [290, 60],
    ],
    ["left 1", "left 0"],
  ],
])("%s", (_, labels, expected) => {
  const placed = placeLabels(
    labels.map(([at, width]) => ({ at, width })),
    WIDTH,
  );
  expect(placed.map(({ side, row }) => `${side} ${row}`)).toEqual(expected);
});

test("no words cover others", () => {
  const label = fc.record({ at: fc.integer({ min: 40, max: 290 }), width: fc.integer({ min: 10, max: 90 }) });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 5 }), (labels) => {
      const spans = placeLabels(labels, WIDTH).map(({ at, side, row }, i) => {
        const reach = labels[i]!.width + BESIDE;
        return { row, from: side === "right" ? at : at - reach, to: side === "right" ? at + reach : at };
      });
      for (const [i, a] of spans.entries()) {
        for (const b of spans.slice(i + 1)) {
          if (a.row === b.row) expect(a.to < b.from || b.to < a.from).toBe(true);
        }
      }
    }),
  );
});

test.each<readonly [string, readonly number[], readonly number[]]>([
  ["room enough", [10, 50], [10, 50]],
  ["pushed apart", [50, 52, 51], [50, 74, 62]],
  ["at the lower end", [99, 98], [100, 88]],
])("places of end labels: %s", (_, places, expected) => {
  expect(apart(places, 12, [0, 100])).toEqual(expected);
});
