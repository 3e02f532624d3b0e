/** Loss and gradient by workers in a memory that they share: what one thread computes, to the last bit. */
import { spawnSync } from "node:child_process";
import { afterAll, expect, test } from "vitest";
import { placeArrays } from "../../src/kernels/kernelMemory.ts";
import type { Pointer } from "../../src/kernels/kernels.ts";
import { type KernelWorkers, newKernelWorkers } from "../../src/kernels/node/kernelWorkers.ts";
import {
  type CrossEntropyCall,
  newSharedKernels,
  type SharedKernels,
  splitCrossEntropy,
} from "../../src/kernels/node/splitCrossEntropy.ts";
import { sharedModule } from "../../src/kernels/sharedModule.ts";
import { BYTES, FOLDER } from "./kernels.ts";
import { randomNumbers } from "./numbers.ts";
import { bundle, bundleWorker } from "./workerScript.ts";

const script = await bundleWorker();
const workers = newKernelWorkers({ script, bytes: BYTES, count: 3 });
afterAll(() => workers.dispose());

const [ROWS, CLASSES] = [4099, 257];

test.each([32, 64] as const)("float%d: rows are shared out, in one memory after the other", async (precision) => {
  for (const _memory of ["the first", "another"]) {
    const kernels = sharedKernels();
    const call = placedCall(kernels, precision);
    const one = read(kernels, call, await splitCrossEntropy(kernels, undefined, call));
    new Uint8Array(kernels.memory.buffer, call.gradient, (ROWS * CLASSES * precision) / 8).fill(1);
    const counted = counting(workers);
    const split = read(kernels, call, await splitCrossEntropy(kernels, counted, call));
    expect(counted.asked()).toBe(3);
    expect(split.losses.equals(one.losses), "losses").toBe(true);
    expect(split.gradient.equals(one.gradient), "gradient").toBe(true);
    expect(split.sum).toBeCloseTo(one.sum, 6);
    const alone = { ...call, gradient: 0, losses: 0 };
    expect(await splitCrossEntropy(kernels, workers, alone)).toBeCloseTo(one.sum, 6);
  }
});

test("this thread computes small arrays, and all where a worker has stopped", async () => {
  const kernels = sharedKernels();
  const call = placedCall(kernels, 32);
  const expected = await splitCrossEntropy(kernels, undefined, call);
  const counted = counting(workers);
  const small = { ...call, rows: 100 };
  expect(await splitCrossEntropy(kernels, counted, small)).toBe(await splitCrossEntropy(kernels, undefined, small));
  expect(counted.asked()).toBe(0);
  const broken = newKernelWorkers({ script: "/nowhere.js", bytes: BYTES });
  expect(await splitCrossEntropy(kernels, broken, call)).toBe(expected);
});

test("a program that waits for nothing but the workers does not end before they answer", async () => {
  const program = await bundle(`
    import { newKernelWorkers } from "./kernelWorkers.ts";
    import { readKernelBytes } from "./readKernels.ts";
    import { newSharedKernels, splitCrossEntropy } from "./splitCrossEntropy.ts";
    import { placeArrays } from "../kernelMemory.ts";
    const bytes = readKernelBytes(${JSON.stringify(FOLDER)});
    const [kernels, workers] = [newSharedKernels(bytes), newKernelWorkers({ script: ${JSON.stringify(script)}, bytes, count: 2 })];
    const rows = 2 ** 18, classes = 4;
    const at = placeArrays(kernels, { logits: rows * classes * 4, targets: rows * 4 });
    const call = { precision: 32, ...at, rows, classes, smoothing: 0.1, ignoreIndex: -100, gradient: 0, scale: 1, losses: 0 };
    splitCrossEntropy(kernels, workers, call).then((sum) => console.log(sum));
  `);
  const { stdout } = spawnSync(process.execPath, [program], { encoding: "utf8" });
  expect(Number(stdout)).toBeCloseTo(2 ** 18 * Math.log(4), 3);
});

test("a module without a memory has no shared twin, and without bytes there are no shared kernels", () => {
  expect(sharedModule(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))).toBeUndefined();
  expect(newSharedKernels(undefined)).toBeUndefined();
});

function sharedKernels(): SharedKernels {
  const kernels = newSharedKernels(BYTES);
  if (kernels === undefined) expect.fail("No shared memory.");
  expect(kernels.memory.buffer).toBeInstanceOf(SharedArrayBuffer);
  return kernels;
}

function placedCall(kernels: SharedKernels, precision: 32 | 64): CrossEntropyCall {
  const bytes = (ROWS * CLASSES * precision) / 8;
  const at = placeArrays(kernels, { logits: bytes, targets: ROWS * 4, gradient: bytes, losses: ROWS * 8 });
  const random = randomNumbers(3);
  const logits = floats(kernels, precision, at.logits);
  for (let i = 0; i < logits.length; i++) logits[i] = 20 * random() - 10;
  const targets = new Int32Array(kernels.memory.buffer, at.targets, ROWS);
  for (let row = 0; row < ROWS; row++) targets[row] = row % 50 === 0 ? -100 : random() * CLASSES;
  return { precision, ...at, rows: ROWS, classes: CLASSES, smoothing: 0.1, ignoreIndex: -100, scale: 1 / ROWS };
}

/** The results, as bytes: comparing a million numbers one by one takes seconds. */
function read({ memory }: SharedKernels, { precision, gradient, losses }: CrossEntropyCall, sum: number) {
  const bytes = (from: Pointer, length: number) => Buffer.from(new Uint8Array(memory.buffer, from, length).slice());
  return { sum, losses: bytes(losses, ROWS * 8), gradient: bytes(gradient, (ROWS * CLASSES * precision) / 8) };
}

function floats({ memory }: SharedKernels, precision: 32 | 64, at: Pointer): Float32Array | Float64Array {
  return new (precision === 32 ? Float32Array : Float64Array)(memory.buffer, at, ROWS * CLASSES);
}

function counting(real: KernelWorkers): KernelWorkers & { readonly asked: () => number } {
  let asked = 0;
  return {
    ...real,
    asked: () => asked,
    send: async (...task) => {
      const answer = await real.send(...task);
      if (answer !== "broken" && "value" in answer) asked++;
      return answer;
    },
  };
}
