// Runs every test of the project and ends with one line "N passed, N failed, N skipped".
// npm test [-- --only types,unit,...] [-- --no-skips]; with --no-skips a skipped test is a failure.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { installHost, isHostSupported } from "../vscode/install.mjs";
import { onStop } from "./cleanup.mjs";
import { installDependencies } from "./dependencies.mjs";
import { hasDisplay } from "./desktop.mjs";
import { readResults, withoutResults } from "./results.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
// All that the parts leave in the temporary folder lies in here, and goes with it.
const scratch = mkdtempSync(path.join(tmpdir(), "smooth-"));
const unitReport = path.join(scratch, "unit.json");

// count: how many tests a part's run was; a part that is one program counts as one test.
const PARTS = [
  { name: "types", args: ["node_modules/typescript/bin/tsc", "-b"], count: countOne },
  {
    name: "biome",
    args: ["node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "--colors=off"],
    count: countOne,
  },
  {
    name: "unit",
    args: [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${unitReport}`,
    ],
    count: countUnit,
  },
  { name: "build", args: ["esbuild.js", "--tests"], count: countOne },
  { name: "node-host", args: ["test/host/run.mjs", "node"], count: countLines, needs: "a VS Code" },
  { name: "web-host", args: ["test/host/run.mjs", "web"], count: countLines, needs: "a VS Code" },
  { name: "oldest-web", args: ["test/host/run.mjs", "oldest-web"], count: countLines, needs: "the server" },
  { name: "package", args: ["test/tools/package.mjs"], count: countLines },
  { name: "ui", args: ["test/ui/run.mjs"], count: countLines, needs: "the server" },
];

const options = readOptions(process.argv.slice(2));
let running;
let stopped = false;
onStop(stop);
process.once("exit", () => rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

const parts = PARTS.filter(({ name }) => options.only === undefined || options.only.includes(name));
const total = { passed: 0, failed: 0, skipped: 0 };
try {
  installDependencies();
  if (isHostSupported() && parts.some(({ needs }) => needs !== undefined)) await installHost();
} catch (error) {
  console.log(error.message);
  parts.length = 0;
  total.failed = 1;
}
for (const part of parts) {
  if (stopped) break;
  const counts = await runPart(part);
  for (const status of Object.keys(total)) total[status] += counts[status];
}
if (stopped) console.log("Stopped before the end.");
if (options.noSkips && total.skipped > 0) console.log("With --no-skips a skipped test is a failure.");
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = stopped ? 130 : total.failed > 0 || (options.noSkips && total.skipped > 0) ? 1 : 0;

async function runPart({ name, args, count, needs }) {
  const reason = whyNot(needs);
  if (reason !== undefined) {
    console.log(`${name.padEnd(10)} skipped: ${reason}`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const start = Date.now();
  const { code, output } = await run(args);
  const counts = count({ code, output });
  // A program that fails without saying which test did, has failed as a whole.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const said = Object.entries(counts).filter(([status, n]) => n > 0 || status === "passed");
  console.log(`${name.padEnd(10)} ${said.map(([status, n]) => `${n} ${status}`).join(", ")} (${seconds} s)`);
  for (const { status, title, firstError } of readResults(output)) {
    if (status === "passed" && firstError) console.log(`  passed at the second try: ${title}\n${firstError}`);
  }
  if (counts.failed > 0 || counts.skipped > 0) show(output, counts.failed > 0);
  return counts;
}

// Why a part cannot run on this machine, or undefined where it can.
function whyNot(needs) {
  if (needs === undefined || isHostSupported()) return undefined;
  if (needs === "the server") return "it drives the VS Code server of the tests, which is built for Linux on x64";
  return hasDisplay() ? undefined : "it needs Linux on x64, or a display for a desktop VS Code";
}

function countOne({ code }) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

function countUnit() {
  try {
    const report = JSON.parse(readFileSync(unitReport, "utf8"));
    const { numPassedTests: passed, numFailedTests: failed } = report;
    return { passed, failed, skipped: report.numTotalTests - passed - failed };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function countLines({ code, output }) {
  const results = readResults(output);
  const of = (status) => results.filter((result) => result.status === status).length;
  // A suite that ends well without any test has tested nothing.
  return {
    passed: of("passed"),
    failed: of("failed") + (code === 0 && results.length === 0 ? 1 : 0),
    skipped: of("skipped"),
  };
}

function show(output, whole) {
  const results = readResults(output).filter(({ status }) => status !== "passed");
  const titles = results.map(({ status, title, error }) => `  ${status}: ${title}${error ? `\n${error}` : ""}`);
  console.log([...titles, ...(whole ? [withoutResults(output)] : [])].join("\n"));
}

function run(args) {
  return new Promise((resolve) => {
    const env = { ...process.env, TMPDIR: scratch, FORCE_COLOR: "0", NO_COLOR: "1" };
    // A process group of its own, so that Ctrl+C reaches only this runner, which then ends the part in good order.
    const child = spawn(process.execPath, args, { cwd: root, env, detached: process.platform !== "win32" });
    running = child;
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.once("error", (error) => resolve({ code: 1, output: String(error) }));
    child.once("close", (code) => {
      kill(child, "SIGKILL");
      resolve({ code: code ?? 1, output });
    });
  });
}

async function stop() {
  if (stopped || running === undefined) process.exit(130);
  stopped = true;
  kill(running, "SIGTERM");
  await sleep(10_000, undefined, { ref: false });
  kill(running, "SIGKILL");
}

function kill(child, signal) {
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch {
    // It has ended.
  }
}

function readOptions(args) {
  const at = args.indexOf("--only");
  const only = at < 0 ? undefined : (args[at + 1] ?? "").split(",");
  const names = PARTS.map(({ name }) => name);
  const unknown = only?.filter((name) => !names.includes(name)) ?? [];
  if (unknown.length > 0) {
    console.error(`--only knows ${names.join(", ")}, and not "${unknown.join('", "')}".`);
    process.exit(2);
  }
  return { only, noSkips: args.includes("--no-skips") };
}
