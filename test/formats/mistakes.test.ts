/** Half a megabyte of text selected by mistake is answered within a second. */

import { expect, test } from "vitest";
import { mistakes } from "./mistakes.ts";
import { faultOf, timedReading } from "./timedReading.ts";

const half = 500_000;

test.each(mistakes)(
  "half a megabyte of $name is answered within a second",
  ({ text, answer }) => {
    const written = text(half);
    const { reading, time } = timedReading(written, 1000);
    expect(faultOf(written, reading)).toBe("");
    expect(reading.problems.length).toBeLessThanOrEqual(51);
    if (answer === "no arrays, one problem") {
      expect(reading.arrays.length).toBe(0);
      expect(reading.problems.map(({ message }) => message)).toEqual([
        expect.stringContaining("No array of numbers was found"),
      ]);
    }
    expect(time).toBeLessThan(1000);
  },
  20_000,
);
