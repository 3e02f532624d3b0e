/** docs/rules.md is what the rules say; `npm run docs` writes it anew. */
import { expect, test } from "vitest";
import { RULES } from "../../src/rules/index.ts";
import { rulesPage } from "./rulesPage.ts";

test("docs/rules.md is up to date", async () => {
  await expect(rulesPage(RULES)).toMatchFileSnapshot("../../docs/rules.md");
});
