/** Names a value in a message, whatever it is. */

/** A short text for `value` that stands in a sentence; never throws, whatever `value` holds. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "missing";
  if (typeof value === "number") return String(value);
  if (typeof value === "string")
    return `the text ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`;
  return Array.isArray(value) ? "a list" : `of type ${typeof value}`;
}
