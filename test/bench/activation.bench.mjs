// What activation costs in the real Node extension host: from require() of the bundle to the end of activate(), the median of
// 20 starts, each in a new extension host; and that nothing heavy is in the bundle.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { scratchFolder } from "../tools/cleanup.mjs";
import { startBrowser } from "../vscode/browser.mjs";
import { openWorkbench } from "../vscode/drive.mjs";
import { startServer } from "../vscode/host.mjs";

const STARTS = 20;
const BUDGET_MS = 10;
const HEAVY = /node_modules\/(@tensorflow|mocha|vitest|playwright-core|typescript)\//;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const scratch = scratchFolder();
const log = path.join(scratch.path, "starts.jsonl");
const extension = copyThatMeasures();

const server = await startServer({ extensions: [extension] });
const browser = await startBrowser();
const context = await browser.newContext();
for (let i = 1; i <= STARTS; i++) {
  const page = await openWorkbench(context, server, { folder: path.join(root, "media/examples") });
  await until(() => starts().length === i);
  await page.close();
}
await browser.close();
await server.stop();

const measured = starts();
const hosts = new Set(measured.map(({ pid }) => pid)).size;
const heavy = Object.keys(inputs()).filter((file) => HEAVY.test(file));
const required = median(measured.map((start) => start.required));
const activated = median(measured.map((start) => start.activated));
const sum = median(measured.map((start) => start.required + start.activated));
console.log(
  `Activation, the median of ${measured.length} starts in ${hosts} extension hosts (Node.js ${measured[0].node})`,
);
for (const [name, ms] of Object.entries({ "require()": required, "activate()": activated, both: sum })) {
  console.log(`${name.padEnd(12)}${ms.toFixed(2).padStart(8)} ms`);
}
console.log(`In the bundle: ${Object.keys(inputs()).length} files, heavy ones: ${heavy.join(", ") || "none"}`);
if (sum > BUDGET_MS || heavy.length > 0 || hosts !== STARTS) {
  console.error(`Expected at most ${BUDGET_MS} ms, nothing heavy, and ${STARTS} extension hosts.`);
  process.exit(1);
}
process.exit(0);

// The extension as it is shipped, except that its entry point requires the real one between two looks at the clock.
function copyThatMeasures() {
  const folder = path.join(scratch.path, "extension");
  mkdirSync(folder);
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const changed = { ...manifest, main: "./measure.js", activationEvents: ["onStartupFinished"] };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(changed));
  cpSync(path.join(root, "dist/node"), path.join(folder, "dist/node"), { recursive: true });
  writeFileSync(
    path.join(folder, "measure.js"),
    `const log = ${JSON.stringify(log)};\n(${measure})(require, exports, log);\n`,
  );
  return folder;
}

// Runs in the extension host.
function measure(require, exports, log) {
  const { appendFileSync } = require("node:fs");
  const before = performance.now();
  const extension = require("./dist/node/extension.js");
  const required = performance.now() - before;
  exports.activate = async (context) => {
    const begin = performance.now();
    const api = await extension.activate(context);
    const activated = performance.now() - begin;
    const start = { required, activated, pid: process.pid, node: process.versions.node };
    appendFileSync(log, `${JSON.stringify(start)}\n`);
    return api;
  };
}

function starts() {
  if (!existsSync(log)) return [];
  return readFileSync(log, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function inputs() {
  return JSON.parse(readFileSync(path.join(root, "out/inputs/node.json"), "utf8")).inputs;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

async function until(condition) {
  const end = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error("The extension was not activated within 30 s.");
    await sleep(50);
  }
}
