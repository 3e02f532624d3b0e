#!/usr/bin/env node
// Stands in for the `code` executable where no desktop VS Code can be had: takes the flags that @vscode/test-electron passes, serves
// the real workbench on 127.0.0.1, opens it in a headless Chromium, and exits with the result of the suite.
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { format } from "node:util";
import { CLIPBOARD, startBrowser } from "./browser.mjs";
import { remoteUri, startServer, workbenchUrl } from "./host.mjs";

const TIME_LIMIT_SECONDS = 180;

const args = process.argv.slice(2);
const developmentPath = flag("extensionDevelopmentPath");
const inWebWorker = flag("extensionDevelopmentKind") === "web";

const server = await startServer({
  driver: true,
  settings: inWebWorker ? { "remote.extensionKind": { [extensionId(developmentPath)]: ["web"] } } : {},
});
const browser = await startBrowser();
const page = await (
  await browser.newContext({ permissions: CLIPBOARD, viewport: { width: 1400, height: 900 } })
).newPage();
const end = new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
await page.exposeFunction("codeAutomationLog", (_kind, values) => console.log(format(...values)));
await page.goto(
  workbenchUrl(server, {
    folder: path.resolve(args.find((arg) => !arg.startsWith("-"))),
    payload: [
      ["extensionDevelopmentPath", remoteUri(server, developmentPath)],
      ["extensionTestsPath", remoteUri(server, flag("extensionTestsPath"))],
      ["skipWelcome", "true"],
    ],
  }),
);
const code = await Promise.race([end, sleep(TIME_LIMIT_SECONDS * 1000, "late", { ref: false })]);
if (code === "late") console.log(`The suite did not end within ${TIME_LIMIT_SECONDS} s and was stopped.`);
await browser.close();
await server.stop();
process.exit(code === "late" ? 1 : code);

function flag(name) {
  return args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
}

function extensionId(folder) {
  const { publisher, name } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return `${publisher}.${name}`;
}
