/** The program of a worker: bundled apart, as dist/node/kernelWorker.js, whose path `newKernelWorkers` is given. */
import { parentPort, workerData } from "node:worker_threads";
import { type KernelBytes, loadKernels } from "../kernels.ts";
import { addFileRows } from "./fileRows.ts";
import type { WorkerAnswer, WorkerTask } from "./kernelWorkers.ts";
import { WORK, type Work, type WorkKind, type WorkKinds } from "./work.ts";

type Ask = WorkKinds[WorkKind]["ask"];
type Result = WorkKinds[WorkKind]["result"];

/** What the rows say so far is sent each time that so many milliseconds have gone by. */
const SEND_EVERY = 200;

const kernels = loadKernels(workerData as KernelBytes | undefined);
let last = Promise.resolve();

// One after the other: they share the kernels' memory.
parentPort?.on("message", (task: WorkerTask) => {
  last = last.then(() => answer(task));
});

async function answer({ id, kind, file, ask, control, part }: WorkerTask): Promise<void> {
  const send = (kind: WorkerAnswer["kind"], result: WorkerAnswer["result"]) =>
    parentPort?.postMessage({ id, kind, result } satisfies WorkerAnswer);
  const work = WORK[kind] as Work<Ask, Result>;
  const result = work.empty(ask);
  let sent = performance.now();
  for await (const step of addFileRows(file, (source) => work.add(kernels, source, ask, result))) {
    if ("problem" in step) return send("done", step);
    Atomics.store(control, part + 1, step.value);
    if (Atomics.load(control, 0) !== 0) return send("done", { value: undefined });
    if (performance.now() - sent > SEND_EVERY) {
      send("soFar", { value: result });
      sent = performance.now();
    }
  }
  send("done", { value: result });
}
