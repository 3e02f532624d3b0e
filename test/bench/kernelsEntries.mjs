// The kernels as the benchmark measures them: on one thread, by workers, and their accuracy against the core.
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { compileKernels } from "../../src/kernels/assembly/compile.mjs";
import { scratchFolder } from "../tools/cleanup.mjs";
import { timed } from "./kernelsClock.cjs";

const root = path.resolve(import.meta.dirname, "../..");
const scratch = scratchFolder();
const modules = path.join(root, "dist/kernels");
await compileKernels(modules);
const script = await bundled("kernelWorker.cjs", "cjs", 'import "./src/kernels/node/kernelWorker.ts";');
const project = await import(
  pathToFileURL(
    await bundled(
      "kernels.mjs",
      "esm",
      `export { wasmKernels } from "./src/kernels/kernels.ts";
      export { placeArrays } from "./src/kernels/kernelMemory.ts";
      export { readKernelBytes } from "./src/kernels/node/readKernels.ts";
      export { newKernelWorkers } from "./src/kernels/node/kernelWorkers.ts";
      export { newSharedKernels, splitCrossEntropy } from "./src/kernels/node/splitCrossEntropy.ts";
      export { normalNumbers, randomNumbers, referenceLoss, ulpsApart } from "./test/kernels/numbers.ts";`,
    ),
  ).href
);
const { placeArrays, normalNumbers, randomNumbers, referenceLoss, ulpsApart } = project;

/** The kernels of each module that this Node runs, one for each size, with a memory of its own: { relaxed: Map, plain: Map }. */
export function kernelsByKind(sizes) {
  const kinds = {};
  for (const kind of ["relaxed", "plain"]) {
    const bytes = readFileSync(path.join(modules, `${kind}.wasm`));
    if (!WebAssembly.validate(bytes)) continue;
    kinds[kind] = new Map(sizes.map((rows) => [rows, project.wasmKernels(kind, bytes)]));
  }
  return kinds;
}

/** One thread's loss, or loss and gradient, of random logits. */
export function kernelsEntry(kernels, job) {
  const call = placed(kernels, job);
  const name = `crossEntropy${job.gradient ? "Gradient" : ""}${call.precision}`;
  const { logits, targets, rows, classes, gradient, scale } = call;
  const output = job.gradient ? [gradient, scale, 0] : [0];
  const once = () => kernels[name](logits, targets, rows, classes, 0.1, -100, ...output);
  return { measure: async (repeats) => middle(Array.from({ length: repeats }, () => timed(once))) };
}

/** The same by workers. */
export function workersEntry(job, count) {
  const bytes = project.readKernelBytes(modules);
  const kernels = project.newSharedKernels(bytes);
  const workers = project.newKernelWorkers({ script, bytes, count });
  const call = { ...placed(kernels, job), smoothing: 0.1, ignoreIndex: -100, losses: 0 };
  return {
    measure: async (repeats) => {
      const times = [];
      for (let i = 0; i < repeats; i++) {
        const start = performance.now();
        await project.splitCrossEntropy(kernels, workers, call);
        times.push(performance.now() - start);
      }
      return middle(times);
    },
    stop: workers.dispose,
  };
}

/** The largest errors over rows of several spreads and shifts, in units of float32's last place. */
export function accuracy(kernels) {
  const [rows, classes] = [8, 1000];
  const worst = { loss: 0, gradient: 0 };
  for (const [seed, [deviation, shift]] of [
    [3, 0],
    [0.5, 0],
    [10, 0],
    [3, 90],
    [30, -500],
  ].entries()) {
    const random = randomNumbers(seed + 1);
    const numbers = normalNumbers(rows * classes, deviation, random);
    const { memory } = kernels;
    const at = placeArrays(kernels, {
      logits: rows * classes * 4,
      targets: rows * 4,
      gradient: rows * classes * 4,
      losses: rows * 8,
    });
    const logits = new Float32Array(memory.buffer, at.logits, rows * classes).map((_, i) => numbers[i] + shift);
    const targets = Int32Array.from({ length: rows }, () => random() * classes);
    new Float32Array(memory.buffer, at.logits, rows * classes).set(logits);
    new Int32Array(memory.buffer, at.targets, rows).set(targets);
    kernels.crossEntropyGradient32(at.logits, at.targets, rows, classes, 0.1, -100, at.gradient, 1, at.losses);
    const reference = referenceLoss(logits, targets, classes, 0.1);
    const losses = new Float64Array(memory.buffer, at.losses, rows);
    for (let i = 0; i < rows; i++) {
      worst.loss = Math.max(worst.loss, ulpsApart(losses[i], reference.rowLosses[i], 23));
    }
    const gradient = new Float32Array(memory.buffer, at.gradient, rows * classes);
    for (let i = 0; i < rows * classes; i++) {
      const scale = Math.max(reference.probs[i], reference.targetProbs[i]);
      worst.gradient = Math.max(worst.gradient, ulpsApart(gradient[i], reference.gradLogits[i], 23, scale));
    }
  }
  return worst;
}

function placed(kernels, { type, rows, classes, gradient }) {
  const precision = type === "float32" ? 32 : 64;
  const bytes = (rows * classes * precision) / 8;
  const at = placeArrays(kernels, { logits: bytes, targets: rows * 4, gradient: gradient ? bytes : 0 });
  const floats = precision === 32 ? Float32Array : Float64Array;
  const logits = new floats(kernels.memory.buffer, at.logits, rows * classes);
  const random = randomNumbers(rows);
  const some = normalNumbers(100_003, 3, random);
  for (let i = 0; i < logits.length; i++) logits[i] = some[i % some.length];
  const targets = new Int32Array(kernels.memory.buffer, at.targets, rows);
  for (let row = 0; row < rows; row++) targets[row] = random() * classes;
  return { precision, rows, classes, ...at, gradient: gradient ? at.gradient : 0, scale: 1 / rows };
}

async function bundled(name, format, contents) {
  const outfile = path.join(scratch.path, name);
  await build({
    stdin: { contents, resolveDir: root },
    outfile,
    format,
    bundle: true,
    platform: "node",
    logLevel: "warning",
  });
  return outfile;
}

function middle(times) {
  return times.sort((a, b) => a - b)[times.length >> 1];
}
