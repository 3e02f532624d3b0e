/** The arrow keys go through marks in a line, or through rows and columns without leaving them. */
import { expect, test } from "vitest";
import { markAfterKey } from "../../webview/charts/keySteps.ts";

const LINE = { count: 30 };
const GRID = { count: 36, columns: 3, start: 7 };

test.each([
  ["ArrowRight", undefined, LINE, 0],
  ["ArrowRight", 4, LINE, 5],
  ["ArrowDown", 4, LINE, 5],
  ["ArrowLeft", 0, LINE, 0],
  ["PageDown", 25, LINE, 29],
  ["End", 3, LINE, 29],
  ["Home", 3, LINE, 0],
  ["ArrowUp", undefined, GRID, 7],
  ["ArrowRight", 7, GRID, 8],
  ["ArrowRight", 8, GRID, 8],
  ["ArrowLeft", 6, GRID, 6],
  ["ArrowDown", 7, GRID, 10],
  ["ArrowDown", 34, GRID, 34],
  ["ArrowUp", 1, GRID, 1],
  ["PageDown", 4, GRID, 34],
  ["PageUp", 35, GRID, 5],
  ["Home", 7, GRID, 6],
  ["End", 7, GRID, 8],
  ["x", 7, GRID, undefined],
  ["ArrowRight", undefined, { count: 0 }, undefined],
])("%s from %s of %o: %s", (key, index, marks, next) => {
  expect(markAfterKey(key, index, marks)).toBe(next);
});
