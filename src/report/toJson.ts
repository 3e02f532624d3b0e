/** Results as JSON values: typed arrays become lists, and what JSON has no word for becomes "inf", "-inf" or "nan". */

/** Gives a copy of `value` that JSON.stringify keeps whole. */
export function toJson(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) {
    return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  }
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, toJson);
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, entry]) => entry !== undefined)
        .map(([key, entry]) => [key, toJson(entry)]),
    );
  }
  return value;
}
