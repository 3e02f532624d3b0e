/** Assertions for both extension hosts: the web worker has no node:assert. */

/** Throws an Error with `message` unless `condition` holds. */
export function ok(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Throws an Error unless both values print as the same JSON (numbers that are not finite by name). */
export function equal(actual: unknown, expected: unknown, message = "the value"): void {
  const [a, e] = [print(actual), print(expected)];
  if (a !== e) throw new Error(`${message}: expected ${e}, got ${a}`);
}

/** Throws an Error unless both are nested arrays of one shape whose numbers differ by at most `tolerance`. */
export function near(actual: unknown, expected: unknown, tolerance = 1e-12, message = "the value"): void {
  if (!isNear(actual, expected, tolerance))
    throw new Error(`${message}: expected ${print(expected)}, got ${print(actual)}`);
}

/** Throws an Error unless `action` is rejected with a message that `pattern` matches. */
export async function rejects(action: () => unknown, pattern: RegExp): Promise<void> {
  let message: string | undefined;
  try {
    await action();
  } catch (error) {
    message = error instanceof Error ? error.message : String(error);
  }
  if (message === undefined) throw new Error(`expected a refusal that matches ${pattern}, but nothing was refused`);
  if (!pattern.test(message)) throw new Error(`expected a refusal that matches ${pattern}, got: ${message}`);
}

function isNear(actual: unknown, expected: unknown, tolerance: number): boolean {
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.length === expected.length && expected.every((item, i) => isNear(actual[i], item, tolerance));
  }
  if (typeof actual !== "number" || typeof expected !== "number") return false;
  return Object.is(actual, expected) || Math.abs(actual - expected) <= tolerance;
}

function print(value: unknown): string {
  const named = (_: string, item: unknown) =>
    typeof item === "number" && !Number.isFinite(item) ? String(item) : item;
  return JSON.stringify(value, named) ?? String(value);
}
