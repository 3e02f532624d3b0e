// Writes what is made from the sources: docs/checks, docs/rules.md, and the setting of severities in package.json.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

// Pages of checks that are gone must not stay.
rmSync(path.join(root, "docs/checks"), { recursive: true, force: true });
const tests = ["test/analysis/checkPages.test.ts", "test/rules/docs.test.ts"];
const written = "is up to date|are those of the checks";
const args = ["node_modules/vitest/vitest.mjs", "run", "--reporter=dot", "-t", written, ...tests, "--update"];
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
process.exitCode = status ?? 1;
