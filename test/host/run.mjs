// Runs the suites inside VS Code: node test/host/run.mjs node|web|oldest-web, after `node esbuild.js --tests`.
// "node" and "web" are the extension hosts of a desktop VS Code where one can be had, else of the stand-in of test/vscode/;
// "oldest-web" is VS Code for the Web in the oldest version that the extension supports.
import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runTests } from "@vscode/test-electron";
import { scratchFolder } from "../tools/cleanup.mjs";
import { downloadedDesktop } from "../tools/desktop.mjs";
import { writeUserSettings } from "../vscode/host.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const kind = process.argv[2];

const scratch = scratchFolder();
const workspace = path.join(scratch.path, "workspace");
cpSync(path.join(root, "media/examples"), workspace, { recursive: true });
const userData = path.join(scratch.path, "data");
mkdirSync(userData);
writeUserSettings(userData, {});

const extension = {
  extensionDevelopmentPath: root,
  extensionTestsPath: path.join(root, `out/host/${kind === "node" ? "node" : "web"}.js`),
};
if (kind === "oldest-web") {
  const { runInOldestWeb } = await import("../vscode/web.mjs");
  process.exit(await runInOldestWeb({ ...extension, folder: workspace }));
}
const launchArgs = [
  workspace,
  `--user-data-dir=${userData}`,
  `--extensions-dir=${path.join(scratch.path, "extensions")}`,
];
if (kind === "web") launchArgs.push("--extensionDevelopmentKind=web");
await runTests({
  vscodeExecutablePath: (await downloadedDesktop()) ?? path.join(root, "test/vscode/code.mjs"),
  ...extension,
  launchArgs,
}).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
