// A file of 50,000 x 1,000 float32 logits, 200 MB in the page cache, as the calibration editor computes it in VS Code's Node: its
// figures beside reading the file, its temperature beside PyTorch's, its memory, and how soon the editor shows figures.
// node test/bench/calibration.bench.mjs, after `node esbuild.js --production`.
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { atExit, scratchFolder } from "../tools/cleanup.mjs";
import { installHost } from "../vscode/install.mjs";
import { measureEditor } from "./calibrationEditor.mjs";
import { twice, writeLogits } from "./logitsFile.mjs";

const [ROWS, CLASSES, ROUNDS, TORCH_ROUNDS] = [50_000, 1_000, 9, 3];
const BUDGETS = { timesReading: 6, torchFaster: 30, memoryMb: 100, relative: 1e-6, passes: 2, editorMs: 1000 };
/** A temperature of the slider. */
const TEMPERATURE = 1.7;
/** It is read so many times in a row: what else the machine does then meets reading and computing alike. */
const READINGS = 6;
/** With these PyTorch keeps its memory; else most of its time goes to the system's page faults. */
const TUNED = { MALLOC_MMAP_MAX_: "0", MALLOC_TRIM_THRESHOLD_: "100000000000", MALLOC_TOP_PAD_: "2000000000" };

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const scratch = scratchFolder();
const { node } = await installHost();
const program = path.join(scratch.path, "calibrationRun.mjs");
await build({
  entryPoints: [path.join(root, "test/bench/calibrationRun.ts")],
  bundle: true,
  format: "esm",
  platform: "node",
  outfile: program,
  logLevel: "warning",
});
const file = writeLogits(scratch.path, "large", ROWS, CLASSES);
const over = [];

await measureSpeed();
await measureMemory();
await measureOpening();
if (over.length > 0) {
  console.error(`\nOver budget: ${over.join("; ")}`);
  process.exit(1);
}
process.exit(0);

async function measureSpeed() {
  const own = startRun(file);
  const torch = startTorch({});
  const jobs = ["read", "figuresOnOneThread", "figures", "fitOnOneThread", "fit", "stepOfSlider", "everything"];
  const times = Object.fromEntries([...jobs, "torchFigures", "torchFit"].map((job) => [job, []]));
  const answers = {};
  for (let round = -2; round < ROUNDS; round++) {
    for (const job of jobs) {
      const isReading = job === "read";
      answers[job] = await own.ask({ job, argument: isReading ? READINGS : TEMPERATURE });
      if (round >= 0) times[job].push(answers[job].ms / (isReading ? READINGS : 1));
    }
    if (torch && round >= 0 && round < TORCH_ROUNDS) {
      for (const [job, name] of [
        ["torchFigures", "figures"],
        ["torchFit", "fit"],
      ]) {
        answers[job] = await torch.ask(name);
        times[job].push(answers[job].ms);
      }
    }
  }
  const ms = Object.fromEntries(Object.entries(times).map(([job, list]) => [job, median(list)]));
  const exact = await exactTemperature(own, answers.fit.temperature);
  const { kernels, workers } = await own.end();
  torch?.end();
  const tuned = startTorch(TUNED);
  // The first time it takes its memory from the system.
  await tuned?.ask("fit");
  const tunedFit = await tuned?.ask("fit");
  tuned?.end();

  console.log(`${ROWS} x ${CLASSES} float32, by the kernels "${kernels}", medians of ${ROUNDS} rounds`);
  line("fs.readSync in 1 MiB blocks", ms.read);
  line("figures, one thread", ms.figuresOnOneThread, `${(ms.figuresOnOneThread / ms.read).toFixed(2)} times reading`);
  line(`figures, ${workers} workers`, ms.figures, `${(ms.figures / ms.read).toFixed(2)} times reading`);
  line("temperature, one thread", ms.fitOnOneThread);
  line(`temperature, ${workers} workers`, ms.fit, `${answers.fit.passes} passes`);
  line("a step of the slider", ms.stepOfSlider);
  line("everything the editor shows", ms.everything);
  hold("figures against reading", ms.figures / ms.read, BUDGETS.timesReading);
  const relative = Math.abs(answers.fit.temperature / exact - 1);
  console.log(`T = ${answers.fit.temperature}, relative error ${relative.toExponential(1)} against float64`);
  hold("error of the temperature", relative, BUDGETS.relative);
  hold("passes", answers.fit.passes, BUDGETS.passes);
  if (torch === undefined) return console.log("PyTorch is not installed here: nothing to compare with.");
  line(`PyTorch ${answers.torchFit.version}: figures, 2 threads, from the file`, ms.torchFigures);
  line("PyTorch: LBFGS, strong Wolfe, 2 threads, in memory", ms.torchFit, `T = ${answers.torchFit.temperature}`);
  line("the same with its allocator tuned", tunedFit.ms, `${(tunedFit.ms / ms.fit).toFixed(1)} times ours`);
  const faster = ms.torchFit / ms.fit;
  console.log(`The temperature is fitted ${faster.toFixed(1)} times as fast as by PyTorch`);
  if (!(faster >= BUDGETS.torchFaster))
    over.push(`${faster.toFixed(1)} times as fast instead of ${BUDGETS.torchFaster}`);
}

/** Newton's method in float64 from a temperature that is near: two steps reach the last digits. */
async function exactTemperature(run, near) {
  let temperature = near;
  for (let step = 0; step < 2; step++)
    temperature = (await run.ask({ job: "newtonStep", argument: temperature })).temperature;
  return temperature;
}

async function measureMemory() {
  const idle = (await startRun().end()).peakBytes;
  console.log(`\nPeak memory over a process that does nothing (${(idle / 1e6).toFixed(0)} MB)`);
  for (const [name, each] of [
    ["200 MB", file],
    ["400 MB", twice(file, scratch.path)],
  ]) {
    const run = startRun(each);
    await run.ask({ job: "everything" });
    await run.ask({ job: "stepOfSlider", argument: TEMPERATURE });
    const mb = ((await run.end()).peakBytes - idle) / 1e6;
    console.log(`${name.padEnd(12)}${mb.toFixed(0).padStart(8)} MB`);
    hold(`memory for ${name}`, mb, BUDGETS.memoryMb);
  }
}

async function measureOpening() {
  const { times, note } = await measureEditor(root, file, 5);
  console.log(
    `\nFrom the click on the file to the first figures in the editor: ${times.map((ms) => ms.toFixed(0)).join(", ")} ms`,
  );
  console.log(note);
  line("median", median(times));
  hold("first figures", median(times), BUDGETS.editorMs);
}

/** The program of calibrationRun.ts on a file, or on none. */
function startRun(on) {
  const args = on === undefined ? ["--idle"] : ["--open", path.join(root, "dist"), on.logits, on.labels];
  return startProgram(node, [program, ...args], (job) => JSON.stringify(job));
}

/** PyTorch with two threads; undefined where it is not installed. */
function startTorch(env) {
  const has = (each) => spawnSync(each, ["-c", "import torch, numpy"]).status === 0;
  const python = ["python3", "/usr/bin/python3"].find(has);
  if (python === undefined) return undefined;
  const script = path.join(root, "test/bench/calibration.py");
  const run = startProgram(python, [script, file.logits, file.labels, "2"], (job) => job, env);
  const hello = run.first();
  return {
    ...run,
    ask: async (job) => {
      const { torch } = await hello;
      return { ...(await run.ask(job)), version: torch };
    },
  };
}

/** A program that answers each line with a line of JSON; `end` gives what it says last. */
function startProgram(command, args, write, env = {}) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...env } });
  atExit(() => child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${path.basename(command)} ended without an answer.`);
    return JSON.parse(value);
  };
  return {
    first,
    ask(job) {
      child.stdin.write(`${write(job)}\n`);
      return first();
    },
    end() {
      child.stdin.end();
      return first().catch(() => ({}));
    },
  };
}

function hold(what, value, most) {
  if (!(value <= most)) over.push(`${what}: ${value.toPrecision(3)} instead of at most ${most}`);
}

function line(name, ms, more = "") {
  console.log(`${name.padEnd(52)}${ms.toFixed(1).padStart(8)} ms  ${more}`);
}

function median(list) {
  return list.toSorted((a, b) => a - b)[list.length >> 1];
}
