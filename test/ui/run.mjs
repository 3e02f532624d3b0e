// Installs out/label-smoothing.vsix into a real VS Code and drives it as a person does: node test/ui/run.mjs [pattern of titles].
// Each test gets a new window on its own copy of the example workspace; a failing one leaves a picture in out/ui/.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { printResult } from "../tools/results.mjs";
import { CLIPBOARD, startBrowser } from "../vscode/browser.mjs";
import { openWorkbench } from "../vscode/drive.mjs";
import { startServer, writeUserSettings } from "../vscode/host.mjs";
import { tests } from "./tests.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const pictures = path.join(root, "out/ui");
const words = process.argv.slice(2).join(" ");

rmSync(pictures, { recursive: true, force: true });
const server = await startServer({ vsix: path.join(root, "out/label-smoothing.vsix") });
const browser = await startBrowser();
const context = await browser.newContext({ permissions: CLIPBOARD });
const chosen = tests.filter(({ title }) => new RegExp(words).test(title));
for (const [index, test] of chosen.entries()) {
  const first = await runTest(test, `${index}`);
  // A slow machine may lose a key or a click: what fails is tried once more in a new window, and both are told.
  const result =
    first.status === "passed" ? first : { ...(await runTest(test, `${index}-again`)), firstError: first.error };
  printResult(result);
  if (result.status === "failed") process.exitCode = 1;
}
await browser.close();
await server.stop();

async function runTest({ title, run, files = {}, settings = {}, ...view }, name) {
  const start = Date.now();
  const folder = path.join(server.folder, `workspace-${name}`, "examples");
  cpSync(path.join(root, "media/examples"), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  writeUserSettings(path.join(server.folder, "data"), settings);
  let page;
  let error;
  try {
    page = await openWorkbench(context, server, { folder, ...view });
    await run(page, { folder });
  } catch (problem) {
    error = problem.stack;
    mkdirSync(pictures, { recursive: true });
    const picture = path.join(pictures, `${title.replace(/\W+/g, "-")}.png`);
    await page?.screenshot({ path: picture }).then(() => console.log(`Picture: ${picture}`), console.error);
  }
  await page?.close();
  return { status: error === undefined ? "passed" : "failed", title, duration: Date.now() - start, error };
}
