/** docs/checks and the setting of severities are what the checks say; `npm run docs` writes them anew. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { CHECKS } from "../../src/analysis/checks/index.ts";
import { checkPage, checksPage, severitySetting } from "./checkPages.ts";

const root = path.resolve(import.meta.dirname, "../..");

test.each(CHECKS)("the page of $id is up to date", async (check) => {
  await expect(checkPage(check)).toMatchFileSnapshot(`../../docs/checks/${check.id}.md`);
});

test("docs/checks/README.md is up to date", async () => {
  await expect(checksPage(CHECKS)).toMatchFileSnapshot("../../docs/checks/README.md");
});

test("there is no page of a check that is gone", () => {
  const pages = readdirSync(path.join(root, "docs/checks")).sort();
  expect(pages).toEqual(["README.md", ...CHECKS.map(({ id }) => `${id}.md`)].sort());
});

test("the severities in package.json are those of the checks", async () => {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  manifest.contributes.configuration.properties["labelSmoothing.checks.severity"] = severitySetting(CHECKS);
  await expect(`${JSON.stringify(manifest, null, 2)}\n`).toMatchFileSnapshot("../../package.json");
});
