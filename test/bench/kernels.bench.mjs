// Smoothed cross entropy of [N, 1000] logits by the kernels, loss and loss with gradient, in the Node that VS Code runs: against
// PyTorch on as many threads, with its allocator tuned, and against TensorFlow.js on WebAssembly. Medians of rounds in turn.
// node test/bench/kernels.bench.mjs
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { host, installHost, isHostSupported } from "../vscode/install.mjs";
import { accuracy, kernelsByKind, kernelsEntry, workersEntry } from "./kernelsEntries.mjs";
import { startTfjs } from "./kernelsTfjs.mjs";
import { startTorch } from "./kernelsTorch.mjs";

if (isHostSupported() && process.execPath !== host.node) {
  await installHost();
  const run = spawnSync(host.node, [fileURLToPath(import.meta.url)], { stdio: "inherit" });
  process.exit(run.status ?? 1);
}

const WORK = [
  { name: "loss", gradient: false },
  { name: "loss+gradient", gradient: true },
];
const CLASSES = 1000;
const SIZES = [256, 8192, 50_000];
const ROUNDS = 15;
/** Milliseconds that one measurement takes at least, by repeating it. */
const LEAST = 20;
/** At least so many times as fast: [loss, loss and gradient]. */
const BUDGETS = {
  float32: [2, 3.3],
  float64: [1.8, 3],
  plain: [1.2, 1.2],
  workers: [2, 3],
  tfjs: [25, 60],
};
/** At most so far from the float64 core, in units of float32's last place. */
const ULPS = { loss: 2, gradient: 4 };

const failures = [];
const kinds = await kernelsByKind();
const torch = await startTorch();
const tfjs = await startTfjs();
console.log(
  `Node.js ${process.version}${path.dirname(process.execPath).includes(".vscode-host") ? ", that of VS Code" : ""}`,
);
console.log(
  kinds.relaxed
    ? "Kernels with relaxed and with plain SIMD"
    : "This Node.js has no relaxed SIMD: only the plain kernels",
);
console.log(
  torch ? `PyTorch ${torch.version}` : "No PyTorch here (python3 -c 'import torch' fails): no comparison with it",
);
console.log(tfjs ? `TensorFlow.js ${tfjs.version}, WebAssembly` : "No TensorFlow.js on WebAssembly here");

if (torch) {
  for (const type of ["float32", "float64"]) await againstTorch(type);
  await workersAgainstTorch();
}
if (tfjs) await againstTfjs();
for (const [name, kernels] of Object.entries(kinds)) {
  const { loss, gradient } = accuracy(kernels);
  console.log(
    `\nFarthest from the float64 core, ${name}: loss ${loss.toFixed(2)} ulp, gradient ${gradient.toFixed(2)} ulp`,
  );
  if (!(loss <= ULPS.loss && gradient <= ULPS.gradient)) failures.push(`accuracy, ${name}`);
}
torch?.stop();
if (failures.length > 0) console.error(`\nOver their budget: ${failures.join("; ")}`);
process.exit(failures.length > 0 ? 1 : 0);

async function againstTorch(type) {
  console.log(
    `\n${type}, one thread          torch${Object.keys(kinds)
      .map((kind) => kind.padStart(9))
      .join("")}  ms; times as fast`,
  );
  for (const [i, work] of WORK.entries()) {
    const ratios = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
    for (const rows of SIZES) {
      const job = { type, rows, classes: CLASSES, gradient: work.gradient };
      const entries = { torch: torch.entry({ ...job, threads: 1 }) };
      for (const [kind, kernels] of Object.entries(kinds)) entries[kind] = kernelsEntry(kernels, job);
      const times = await contest(entries);
      for (const kind of Object.keys(kinds)) ratios[kind].push(times.torch / times[kind]);
      report(
        `${work.name} ${rows}`,
        times,
        Object.values(ratios).map((list) => list.at(-1)),
      );
    }
    report(`${work.name}, geometric mean`, {}, Object.values(ratios).map(geometricMean));
    if (ratios.relaxed) expect(`${type} ${work.name}`, geometricMean(ratios.relaxed), BUDGETS[type][i]);
    if (type === "float32") expect(`plain ${work.name}`, Math.min(...ratios.plain), BUDGETS.plain[i]);
  }
}

async function workersAgainstTorch() {
  const rows = SIZES.at(-1);
  console.log(`\nfloat32, two threads         torch  workers  ms; times as fast`);
  for (const [i, work] of WORK.entries()) {
    const job = { type: "float32", rows, classes: CLASSES, gradient: work.gradient };
    const workers = workersEntry(job, 2);
    const times = await contest({ torch: torch.entry({ ...job, threads: 2 }), workers });
    workers.stop();
    report(`${work.name} ${rows}`, times, [times.torch / times.workers]);
    if (kinds.relaxed) expect(`workers, ${work.name}`, times.torch / times.workers, BUDGETS.workers[i]);
  }
}

async function againstTfjs() {
  const kind = kinds.relaxed ? "relaxed" : "plain";
  console.log(`\nfloat32, one thread           tfjs${kind.padStart(9)}  ms; times as fast`);
  for (const [i, work] of WORK.entries()) {
    const ratios = [];
    // TensorFlow.js takes seconds for more.
    for (const rows of SIZES.slice(0, 2)) {
      const job = { type: "float32", rows, classes: CLASSES, gradient: work.gradient };
      const entry = tfjs.entry(job);
      const times = await contest({ tfjs: entry, [kind]: kernelsEntry(kinds[kind], job) }, 5);
      entry.stop();
      ratios.push(times.tfjs / times[kind]);
      report(`${work.name} ${rows}`, times, [ratios.at(-1)]);
    }
    report(`${work.name}, geometric mean`, {}, [geometricMean(ratios)]);
    if (kinds.relaxed) expect(`tfjs, ${work.name}`, geometricMean(ratios), BUDGETS.tfjs[i]);
  }
}

/** The median milliseconds of each entry, measured in turn: `measure(repeats)` gives the median of so many. */
async function contest(entries, rounds = ROUNDS) {
  const names = Object.keys(entries);
  const repeats = {};
  for (const name of names) {
    // Twice: compiled, and every page of memory touched.
    await entries[name].measure(2);
    repeats[name] = Math.max(1, Math.round(LEAST / (await entries[name].measure(1))));
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      times[name].push(await entries[name].measure(repeats[name]));
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

function report(name, times, ratios) {
  const numbers = Object.values(times).map((ms) => ms.toFixed(ms < 10 ? 3 : 1).padStart(9));
  const shown = numbers.length > 0 ? numbers.join("") : " ".repeat(9 * (ratios.length + 1));
  console.log(`${name.padEnd(25)}${shown}  ${ratios.map((ratio) => ratio.toFixed(2).padStart(7)).join("")}`);
}

function expect(name, ratio, least) {
  if (!(ratio >= least)) failures.push(`${name}: ${ratio.toFixed(2)} times as fast, at least ${least}`);
}

function geometricMean(ratios) {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
