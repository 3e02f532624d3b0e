/** Workers that compute over large files: each reads its own range of the rows, into a memory of its own. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Checked } from "../../core/checked.ts";
import type { KernelBytes } from "../kernels.ts";
import type { LogitsInFile } from "./fileRows.ts";
import { WORK, type Work, type WorkKind, type WorkKinds } from "./work.ts";

/** What a worker is sent: work over the rows of `file`, which are a part of the whole file's. */
export interface WorkerTask {
  readonly id: number;
  readonly kind: WorkKind;
  readonly file: LogitsInFile;
  readonly ask: WorkKinds[WorkKind]["ask"];
  /** Shared: 1 at place 0 when the result is not wanted any more; the rows that are done at place `part` + 1. */
  readonly control: Int32Array;
  readonly part: number;
}

/** What it answers: what its rows say so far, and in the end. */
export interface WorkerAnswer {
  readonly id: number;
  readonly kind: "soFar" | "done";
  readonly result: Checked<WorkKinds[WorkKind]["result"] | undefined>;
}

export interface KernelWorkers {
  /** How many there are. */
  readonly count: number;
  /** Sends a task to worker `part`; "broken" where that worker stopped, now or before. */
  readonly send: (
    part: number,
    task: Omit<WorkerTask, "id" | "part">,
    soFar: (result: WorkerAnswer["result"]) => void,
  ) => Promise<WorkerAnswer["result"] | "broken">;
  readonly dispose: () => void;
}

export interface WorkersOptions {
  /** The file that `kernelWorker.ts` is bundled into: dist/node/kernelWorker.js. */
  readonly script: string;
  /** `readKernelBytes(folder)`; every worker loads the fastest kernels that it can run. */
  readonly bytes: KernelBytes | undefined;
  readonly count?: number;
}

/** With more, the disk or the memory is what is waited for. */
const MOST_WORKERS = 8;
/** How often a running computation reports, in milliseconds. */
const REPORT_EVERY = 50;

/** Workers, of which none runs before there is something to do; from then on they wait for more. */
export function newKernelWorkers({ script, bytes, count = usualCount() }: WorkersOptions): KernelWorkers {
  const workers: (Worker | "broken" | undefined)[] = Array.from({ length: count }, () => undefined);
  const waiting = new Map<number, { part: number; answer: (answer: WorkerAnswer | "broken") => void }>();
  let tasks = 0;

  const stop = (part: number) => {
    workers[part] = "broken";
    for (const [id, waiter] of waiting) {
      if (waiter.part !== part) continue;
      waiting.delete(id);
      waiter.answer("broken");
    }
  };
  const start = (part: number): Worker | "broken" => {
    try {
      const worker = new Worker(script, { workerData: bytes });
      worker.on("message", (answer: WorkerAnswer) => {
        const waiter = waiting.get(answer.id);
        if (answer.kind === "done") waiting.delete(answer.id);
        waiter?.answer(answer);
      });
      worker.on("error", () => stop(part));
      worker.on("exit", () => stop(part));
      worker.unref();
      return worker;
    } catch {
      return "broken";
    }
  };

  return {
    count,
    send: (part, task, soFar) =>
      new Promise((resolve) => {
        workers[part] ??= start(part);
        const worker = workers[part];
        if (worker === "broken") return resolve("broken");
        const id = tasks++;
        waiting.set(id, {
          part,
          answer: (answer) => {
            if (answer === "broken") resolve(answer);
            else if (answer.kind === "done") resolve(answer.result);
            else soFar(answer.result);
          },
        });
        worker.postMessage({ ...task, id, part } satisfies WorkerTask);
      }),
    dispose: () => {
      for (const [part, worker] of workers.entries()) {
        stop(part);
        if (worker instanceof Worker) void worker.terminate();
      }
    },
  };
}

/** How a split computation is reported and stopped. */
interface SplitRun<Result> {
  readonly isCancelled: () => boolean;
  readonly report: (rows: number, soFar: () => Result) => void;
}

/** The result over all rows of `file`, each worker adding up a range of them; "broken" where a worker stopped. */
export async function splitRows<Kind extends WorkKind>(
  workers: KernelWorkers,
  kind: Kind,
  file: LogitsInFile,
  ask: WorkKinds[Kind]["ask"],
  { isCancelled, report }: SplitRun<WorkKinds[Kind]["result"]>,
): Promise<Checked<WorkKinds[Kind]["result"] | undefined> | "broken"> {
  type Result = WorkKinds[Kind]["result"];
  const work: Work<WorkKinds[Kind]["ask"], Result> = WORK[kind];
  const control = new Int32Array(new SharedArrayBuffer(4 * (1 + workers.count)));
  const firstRows = Array.from({ length: workers.count + 1 }, (_, i) => Math.floor((file.rows * i) / workers.count));
  const soFar: (Result | undefined)[] = Array.from({ length: workers.count }, () => undefined);
  const merged = () => {
    const whole = work.empty(ask);
    for (const [part, result] of soFar.entries()) {
      if (result !== undefined) work.merge(whole, result, firstRows[part]!);
    }
    return whole;
  };
  const timer = setInterval(() => {
    if (isCancelled()) Atomics.store(control, 0, 1);
    else
      report(
        control.subarray(1).reduce((sum, rows) => sum + rows),
        merged,
      );
  }, REPORT_EVERY);
  const parts = await Promise.all(
    soFar.map((_, part) => {
      const [from, to] = [firstRows[part]!, firstRows[part + 1]!];
      const labels = file.labels.slice(from, to);
      const range = { ...file, labels, rows: to - from, offset: file.offset + from * file.classes * 4 };
      return workers.send(part, { kind, file: range, ask, control }, (result) => {
        if ("value" in result) soFar[part] = result.value as Result;
      });
    }),
  );
  clearInterval(timer);
  for (const [part, result] of parts.entries()) {
    if (result === "broken" || "problem" in result) return result;
    if (result.value === undefined) return { value: undefined };
    soFar[part] = result.value as Result;
  }
  const whole = merged();
  report(file.rows, () => whole);
  return { value: whole };
}

function usualCount(): number {
  return Math.min(Math.max(2, availableParallelism() - 1), MOST_WORKERS);
}
