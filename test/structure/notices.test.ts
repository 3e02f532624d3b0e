/** Every package that the bundle may contain is named, with its version, in THIRD-PARTY-NOTICES.md and ARCHITECTURE.md's list. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
  packages: Record<string, Package>;
};
const bundled = Object.entries(lock.packages).filter(
  ([name, { dev, devOptional, optional }]) => name !== "" && !dev && !devOptional && !optional,
);

interface Package {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  /** Needed by a package of ours only for building: types, say. */
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

test.each(bundled)("%s is named, under the license that it has", (folder, { version, license }) => {
  const name = folder.replace(/^.*node_modules\//, "");
  const notices = readFileSync(path.join(root, "THIRD-PARTY-NOTICES.md"), "utf8");
  const at = notices.indexOf(`- \`${name}\` ${version}: Copyright`);
  expect(at, "is not named with its version").toBeGreaterThan(0);
  expect(license).toBe(at < notices.indexOf("ISC license") ? "MIT" : "ISC");
});
