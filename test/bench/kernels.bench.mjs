// Smoothed cross entropy of [N, 1000] logits by the kernels, loss and loss with gradient, in the Node that VS Code runs: against
// PyTorch on as many threads, with its allocator tuned, and against TensorFlow.js on WebAssembly. Medians of rounds in turn;
// of one thread what it computes is timed, of several what the clock shows.
// node test/bench/kernels.bench.mjs
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { host, installHost, isHostSupported } from "../vscode/install.mjs";
import { accuracy, kernelsByKind, kernelsEntry, workersEntry } from "./kernelsEntries.mjs";
import { startTfjs, startTorch } from "./kernelsRivals.mjs";

if (isHostSupported() && process.execPath !== host.node) {
  await installHost();
  const env = { ...process.env, STARTED_BY: process.execPath };
  const run = spawnSync(host.node, [fileURLToPath(import.meta.url)], { stdio: "inherit", env });
  process.exit(run.status ?? 1);
}

const WORK = [
  { name: "loss", gradient: false },
  { name: "loss+gradient", gradient: true },
];
const CLASSES = 1000;
const SIZES = [256, 8192, 50_000];
const LARGEST = SIZES.at(-1);
const ROUNDS = 15;
/** TensorFlow.js takes seconds for more. */
const [TFJS_SIZES, TFJS_ROUNDS] = [SIZES.slice(0, 2), 5];
/** Milliseconds that one measurement takes at least, by repeating it. */
const LEAST = 20;
/** At least so many times as fast: [loss, loss and gradient]. */
const BUDGETS = {
  float32: [2, 3.3],
  float64: [1.8, 3],
  plain: [1.2, 1.2],
  workers: [2, 3],
  // Node.js 24 runs TensorFlow.js up to twice as fast as Node.js 20 does.
  tfjs: [10, 20],
  tfjs20: [16, 36],
};
/** At most so far from the float64 core, in units of float32's last place. */
const ULPS = { loss: 2, gradient: 4 };

const failures = [];
const kinds = kernelsByKind(SIZES);
console.log(`Kernels in Node.js ${process.version}: ${Object.keys(kinds).join(" and ")} SIMD`);
if (!kinds.relaxed) console.log("Without relaxed SIMD only the plain kernels are held to their budget.");

const torch = await startTorch();
if (torch === undefined) console.log("No comparison with PyTorch: no python3 here can import torch.");
else {
  console.log(`PyTorch ${torch.version}`);
  for (const type of ["float32", "float64"]) {
    await compare(`${type}, one thread`, torch, { type, threads: 1 }, kinds, ([ratios, of], i) => {
      if (of === "relaxed") expect(`${type} ${WORK[i].name}`, geometricMean(ratios), BUDGETS[type][i]);
      if (of === "plain" && type === "float32") expect(`plain ${WORK[i].name}`, Math.min(...ratios), BUDGETS.plain[i]);
    });
  }
  await compareWorkers();
  torch.stop();
}
for (const node of new Set([process.execPath, process.env.STARTED_BY ?? process.execPath])) {
  const tfjs = await startTfjs(node);
  if (tfjs === undefined) {
    console.log(`No comparison with TensorFlow.js: its WebAssembly does not start in ${node}.`);
    continue;
  }
  const [, major] = /v(\d+)/.exec(tfjs.version);
  const budget = Number(major) < 24 ? BUDGETS.tfjs20 : BUDGETS.tfjs;
  const kind = kinds.relaxed ? { relaxed: kinds.relaxed } : { plain: kinds.plain };
  const options = { sizes: TFJS_SIZES, rounds: TFJS_ROUNDS };
  const title = `float32, TensorFlow.js ${tfjs.version}`;
  await compare(
    title,
    tfjs,
    { type: "float32" },
    kind,
    ([ratios], i) => {
      if (kinds.relaxed) expect(`tfjs ${tfjs.version}, ${WORK[i].name}`, geometricMean(ratios), budget[i]);
    },
    options,
  );
  tfjs.stop();
}
console.log("");
for (const [kind, kernels] of Object.entries(kinds)) {
  const { loss, gradient } = accuracy(kernels.get(SIZES[0]));
  console.log(
    `Farthest from the float64 core, ${kind}: loss ${loss.toFixed(2)} ulp, gradient ${gradient.toFixed(2)} ulp`,
  );
  if (!(loss <= ULPS.loss && gradient <= ULPS.gradient)) failures.push(`accuracy, ${kind}`);
}
if (failures.length > 0) console.error(`\nOver their budget: ${failures.join("; ")}`);
process.exit(failures.length > 0 ? 1 : 0);

/** Prints a table of the rival's and the kernels' times; `check` is given [ratios, kind] and the index of the work. */
async function compare(title, rival, more, kernelsOf, check, { sizes = SIZES, rounds = ROUNDS } = {}) {
  const kindsOf = Object.keys(kernelsOf);
  heading(title, kindsOf);
  for (const [i, { name, gradient }] of WORK.entries()) {
    const entries = {};
    for (const rows of sizes) {
      const job = { type: "float32", classes: CLASSES, rows, gradient, ...more };
      entries[`rival ${rows}`] = rival.entry(job);
      for (const kind of kindsOf) entries[`${kind} ${rows}`] = kernelsEntry(kernelsOf[kind].get(rows), job);
    }
    const times = await contest(entries, rounds);
    const ratios = kindsOf.map((kind) => sizes.map((rows) => times[`rival ${rows}`] / times[`${kind} ${rows}`]));
    for (const rows of sizes)
      line(
        `${name} ${rows}`,
        ["rival", ...kindsOf].map((who) => times[`${who} ${rows}`]),
      );
    means(`${name}, geometric mean`, ratios);
    for (const [j, kind] of kindsOf.entries()) check([ratios[j], kind], i);
  }
}

async function compareWorkers() {
  heading("float32, two threads", ["workers"]);
  for (const [i, { name, gradient }] of WORK.entries()) {
    const job = { type: "float32", rows: LARGEST, classes: CLASSES, gradient };
    const workers = workersEntry(job, 2);
    const times = await contest({ rival: torch.entry({ ...job, threads: 2 }), workers }, ROUNDS);
    workers.stop();
    line(`${name} ${LARGEST}`, Object.values(times));
    if (kinds.relaxed) expect(`workers, ${name}`, times.rival / times.workers, BUDGETS.workers[i]);
  }
}

/** The median milliseconds of each entry, measured in turn: `measure(repeats)` gives the median of so many. */
async function contest(entries, rounds) {
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

function heading(title, kindsShown) {
  console.log(`\n${title}`);
  const columns = ["rival ms", ...kindsShown.flatMap((kind) => [`${kind} ms`, "faster"])];
  console.log(" ".repeat(30) + columns.map((column) => column.padStart(12)).join(""));
}

function line(name, [rival, ...own]) {
  const columns = [rival.toFixed(3), ...own.flatMap((ms) => [ms.toFixed(3), `${(rival / ms).toFixed(2)} x`])];
  console.log(name.padEnd(30) + columns.map((column) => column.padStart(12)).join(""));
}

function means(name, lists) {
  const columns = ["", ...lists.flatMap((ratios) => ["", `${geometricMean(ratios).toFixed(2)} x`])];
  console.log(name.padEnd(30) + columns.map((column) => column.padStart(12)).join(""));
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
