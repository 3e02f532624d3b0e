/** The program of a worker: bundled apart, as dist/node/kernelWorker.js, whose path `newKernelWorkers` is given. */
import { parentPort, workerData } from "node:worker_threads";
import { type KernelBytes, type Kernels, loadKernels, loadSharedKernels } from "../kernels.ts";
import { addFileRows } from "./fileRows.ts";
import type { SentTask, WorkerAnswer, WorkerTask } from "./kernelWorkers.ts";
import { WORK, type Work, type WorkKind, type WorkKinds } from "./work.ts";

type Ask = WorkKinds[WorkKind]["ask"];
type Result = WorkKinds[WorkKind]["result"];

/** What the rows say so far is sent each time that so many milliseconds have gone by. */
const SEND_EVERY = 200;

const bytes = workerData as KernelBytes | undefined;
const kernels = loadKernels(bytes);
let shared: { readonly memoryId: number; readonly kernels: Kernels | undefined } | undefined;
let last = Promise.resolve();

// One after the other: they share the kernels' memory.
parentPort?.on("message", ({ id, part, task }: SentTask) => {
  const send = (kind: WorkerAnswer["kind"], result: WorkerAnswer["result"]) =>
    parentPort?.postMessage({ id, kind, result } satisfies WorkerAnswer);
  last = last.then(async () => {
    if (task.kind === "call") send("done", call(task));
    else send("done", await overFile(task, part, (result) => send("soFar", result)));
  });
});

async function overFile(
  { work: kind, file, ask, control }: WorkerTask & { readonly kind: "file" },
  part: number,
  soFar: (result: WorkerAnswer["result"]) => void,
): Promise<WorkerAnswer["result"]> {
  const work = WORK[kind] as Work<Ask, Result>;
  const result = work.empty(ask);
  let sent = performance.now();
  for await (const step of addFileRows(file, (source) => work.add(kernels, source, ask, result))) {
    if ("problem" in step) return step;
    Atomics.store(control, part + 1, step.value);
    if (Atomics.load(control, 0) !== 0) return { value: undefined };
    if (performance.now() - sent > SEND_EVERY) {
      soFar({ value: result });
      sent = performance.now();
    }
  }
  return { value: result };
}

function call({ memory, memoryId, name, parameters }: WorkerTask & { readonly kind: "call" }): WorkerAnswer["result"] {
  if (shared?.memoryId !== memoryId) shared = { memoryId, kernels: loadSharedKernels(bytes, memory) };
  if (shared.kernels === undefined) return { problem: "This thread cannot share the memory." };
  const kernel = shared.kernels[name] as (...parameters: readonly number[]) => unknown;
  return { value: kernel(...parameters) };
}
