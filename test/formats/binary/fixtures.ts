/** The files that NumPy wrote, with what they hold. */

import { readFileSync } from "node:fs";
import path from "node:path";

/** A file and the arrays in it; values flat in C order. */
export interface Fixture {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly arrays: readonly {
    readonly name: string;
    readonly dtype: string;
    readonly shape: readonly number[];
    readonly values: readonly number[];
  }[];
}

interface Stored {
  name: string;
  base64: string;
  arrays: { name: string; dtype: string; shape: number[]; values: (number | string)[] }[];
}

const file = path.resolve(import.meta.dirname, "../../fixtures/arrays/numpy-arrays.json");

/** Every fixture. */
export const fixtures: readonly Fixture[] = (JSON.parse(readFileSync(file, "utf8")) as Stored[]).map((stored) => ({
  name: stored.name,
  bytes: new Uint8Array(Buffer.from(stored.base64, "base64")),
  arrays: stored.arrays.map((array) => ({ ...array, values: array.values.map(toNumber) })),
}));

/** The fixture of this name. */
export function fixture(name: string): Fixture {
  const found = fixtures.find((each) => each.name === name);
  if (found === undefined) throw new Error(`No fixture ${name}`);
  return found;
}

function toNumber(value: number | string): number {
  return typeof value === "number" ? value : Number(value.replace("inf", "Infinity"));
}
