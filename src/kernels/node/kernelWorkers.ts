/** Workers that run the kernels, started when there is something to do. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Checked } from "../../core/checked.ts";
import type { KernelBytes, KernelFunctions } from "../kernels.ts";
import type { LogitsInFile } from "./fileRows.ts";
import type { WorkKind, WorkKinds } from "./work.ts";

/** What a worker is asked. */
export type WorkerTask =
  /** Work over the rows of `file`, which are a part of the whole file's. */
  | {
      readonly kind: "file";
      readonly work: WorkKind;
      readonly file: LogitsInFile;
      readonly ask: WorkKinds[WorkKind]["ask"];
      /** Shared: 1 at place 0 when the result is not wanted any more; the rows that are done at place `part` + 1. */
      readonly control: Int32Array;
    }
  /** A call of a kernel on a memory that threads share, of which the worker keeps the last that it saw. */
  | {
      readonly kind: "call";
      readonly memory: WebAssembly.Memory;
      readonly memoryId: number;
      readonly name: keyof KernelFunctions;
      readonly parameters: readonly number[];
    };

/** A task as it is sent to worker `part`. */
export interface SentTask {
  readonly id: number;
  readonly part: number;
  readonly task: WorkerTask;
}

/** What it answers: what its rows say so far, and in the end. */
export interface WorkerAnswer {
  readonly id: number;
  readonly kind: "soFar" | "done";
  readonly result: Checked<unknown>;
}

export interface KernelWorkers {
  /** How many there are. */
  readonly count: number;
  /** Sends a task to worker `part`; "broken" where that worker stopped, now or before. */
  readonly send: (
    part: number,
    task: WorkerTask,
    soFar?: (result: WorkerAnswer["result"]) => void,
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

/** Elements below which waking workers takes longer than it saves. */
export const FEWEST_FOR_WORKERS = 2 ** 20;
/** With more, the disk or the memory is what is waited for. */
const MOST_WORKERS = 8;

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
        // A worker that has nothing to do keeps no program from ending.
        if (![...waiting.values()].some((other) => other.part === part)) worker.unref();
        waiter?.answer(answer);
      });
      worker.on("error", () => stop(part));
      worker.on("exit", () => stop(part));
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
            else soFar?.(answer.result);
          },
        });
        worker.ref();
        worker.postMessage({ id, part, task } satisfies SentTask);
      }),
    dispose: () => {
      for (const [part, worker] of workers.entries()) {
        stop(part);
        if (worker instanceof Worker) void worker.terminate();
      }
    },
  };
}

function usualCount(): number {
  return Math.min(Math.max(2, availableParallelism() - 1), MOST_WORKERS);
}
