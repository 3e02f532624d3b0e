/** Text selected by mistake, up to half a megabyte of it, is answered in 2 µs a character. */

import { expect, test } from "vitest";
import { rounds } from "../effort.ts";
import { mistakes } from "./mistakes.ts";
import { faultOf, timedReading } from "./timedReading.ts";

const length = rounds(250_000, 500_000);
const limit = length / 500;

test.each(mistakes)(
  `${length} characters of $name are answered within ${limit} ms`,
  ({ text, answer }) => {
    const written = text(length);
    const { reading, time } = timedReading(written, limit);
    expect(faultOf(written, reading)).toBe("");
    expect(reading.problems.length).toBeLessThanOrEqual(51);
    if (answer === "no arrays, one problem") {
      expect(reading.arrays.length).toBe(0);
      expect(reading.problems.map(({ message }) => message)).toEqual([
        expect.stringContaining("No array of numbers was found"),
      ]);
    }
    expect(time).toBeLessThan(limit);
  },
  20_000,
);
