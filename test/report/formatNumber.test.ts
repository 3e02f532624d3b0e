/** Numbers as people read them. */
import { expect, test } from "vitest";
import { formatNumber, PLAIN, shortNumber } from "../../src/report/formatNumber.ts";

test.each([
  [0.93333333, "0.9333"],
  [0, "0.0000"],
  [-0, "0.0000"],
  [10, "10.0000"],
  [-3.5, "-3.5000"],
  [9.0796e-5, "9.08·10⁻⁵"],
  [0.00045, "4.50·10⁻⁴"],
  [0.0004, "0.0004"],
  [6.3287e-13, "6.33·10⁻¹³"],
  [3.72e-44, "3.72·10⁻⁴⁴"],
  [123456789.25, "123456789.2500"],
  [1.5e12, "1.50·10¹²"],
  [Number.POSITIVE_INFINITY, "∞"],
  [Number.NEGATIVE_INFINITY, "-∞"],
  [Number.NaN, "nan"],
])("%d is %s", (value, text) => expect(formatNumber(value, 4)).toBe(text));

test.each([
  [0.1, "0.1"],
  [3, "3"],
  [100, "100"],
  [0.06666666666, "0.0667"],
  [1e-7, "1.00·10⁻⁷"],
])("%d is short as %s", (value, text) => expect(shortNumber(value)).toBe(text));

test("no decimals and many", () => {
  expect(formatNumber(2.5, 0)).toBe("3");
  expect(formatNumber(1 / 3, 15)).toBe("0.333333333333333");
  expect(formatNumber(Number.POSITIVE_INFINITY, 2, PLAIN)).toBe("inf");
  expect(formatNumber(9.0796e-5, 4, PLAIN)).toBe("9.08e-5");
});
