// The explorer: the context menu of one file of the digits' folder, or of several.
import { takeFromMenu } from "../vscode/drive.mjs";

/** Takes an entry of the context menu of the file that is called `name`. */
export async function menuOfFile(page, name, entry) {
  const row = await rowOf(page, name);
  await row.click({ button: "right" });
  await takeFromMenu(page, entry);
}

/** Selects all files whose names begin with `start`, and takes an entry of their context menu. */
export async function menuOfFiles(page, start, entry) {
  await rowOf(page, start);
  const rows = rowsOf(page, start);
  const count = await rows.count();
  for (let i = 0; i < count; i++) await rows.nth(i).click({ modifiers: ["Control"] });
  await rows.nth(count - 1).click({ button: "right" });
  await takeFromMenu(page, entry);
}

/** The row of a file in the digits' folder, which is unfolded. */
async function rowOf(page, name) {
  const row = rowsOf(page, name).first();
  if (!(await row.isVisible()))
    await rowsOf(page, /^digits$/)
      .first()
      .click();
  await row.waitFor();
  return row;
}

function rowsOf(page, hasText) {
  return page.locator(".explorer-folders-view .monaco-list-row", { hasText });
}
