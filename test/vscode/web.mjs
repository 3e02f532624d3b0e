// Runs a suite in VS Code for the Web 1.91: the oldest version that the extension supports, without any server behind it.
import { cpSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import { scratchFolder } from "../tools/cleanup.mjs";
import { CLIPBOARD, startBrowser } from "./browser.mjs";
import { freePort } from "./host.mjs";
import { installHost } from "./install.mjs";

const TIME_LIMIT_SECONDS = 120;

/** Runs the suite `extensionTestsPath` with `folder` open; prints what it prints and gives its exit code. */
export async function runInOldestWeb({ extensionDevelopmentPath, extensionTestsPath, folder }) {
  const host = await installHost();
  const { open } = await import(pathToFileURL(host.testWeb).href);
  const port = await freePort();
  const commit = "local";
  const server = await open({
    browserType: "none",
    quality: "stable",
    commit,
    testRunnerDataDir: buildFolder(host.web, commit),
    extensionDevelopmentPath,
    extensionTestsPath,
    folderPath: folder,
    host: "127.0.0.1",
    port,
  });
  const browser = await startBrowser();
  const page = await (await browser.newContext({ permissions: CLIPBOARD })).newPage();
  const end = new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
  await page.exposeFunction("codeAutomationLog", (_kind, values) => console.log(format(...values)));
  // localhost, not 127.0.0.1: its webviews live on subdomains.
  await page.goto(`http://localhost:${port}`);
  const code = await Promise.race([end, sleep(TIME_LIMIT_SECONDS * 1000, "late", { ref: false })]);
  await browser.close();
  server.dispose();
  if (code !== "late") return code;
  console.log(`The suite did not end within ${TIME_LIMIT_SECONDS} s and was stopped.`);
  return 1;
}

// @vscode/test-web downloads nothing where the build of a commit lies in its folder under this name.
function buildFolder(web, commit) {
  const { path: folder } = scratchFolder();
  const build = path.join(folder, `vscode-web-stable-${commit}`);
  cpSync(web, build, { recursive: true });
  writeFileSync(path.join(build, "version"), commit);
  return folder;
}
