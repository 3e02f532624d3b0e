/** Work over the rows of a file of logits: by workers where there are some and the file is large, else on this thread. */
import type { Checked } from "../../core/checked.ts";
import type { Kernels } from "../kernels.ts";
import { addFileRows, type LogitsInFile } from "./fileRows.ts";
import { FEWEST_FOR_WORKERS, type KernelWorkers } from "./kernelWorkers.ts";
import { splitFile } from "./splitFile.ts";
import { WORK, type Work, type WorkKind, type WorkKinds } from "./work.ts";

/** How a file is gone through. */
export interface FileRun<Result> {
  /** For this thread; another run may use them at the same time. */
  readonly kernels: Kernels;
  /** For large files. */
  readonly workers?: KernelWorkers | undefined;
  readonly isCancelled: () => boolean;
  /** Called now and then with the rows that are done; `soFar` gives what they say, as far as it is known. */
  readonly report: (rows: number, soFar: () => Result) => void;
}

/** How long this thread is kept busy in one piece, in milliseconds. */
const SLICE = 30;

/** The result over all rows of `file`; undefined where it was cancelled. */
export async function runOverFile<Kind extends WorkKind>(
  kind: Kind,
  file: LogitsInFile,
  ask: WorkKinds[Kind]["ask"],
  run: FileRun<WorkKinds[Kind]["result"]>,
): Promise<Checked<WorkKinds[Kind]["result"] | undefined>> {
  if (run.isCancelled()) return { value: undefined };
  const { workers } = run;
  if (workers !== undefined && file.rows * file.classes >= FEWEST_FOR_WORKERS) {
    const done = await splitFile(workers, kind, file, ask, run);
    if (done !== "broken") return done;
  }
  const work: Work<WorkKinds[Kind]["ask"], WorkKinds[Kind]["result"]> = WORK[kind];
  const result = work.empty(ask);
  let paused = performance.now();
  const steps = addFileRows(file, (source) => work.add(run.kernels, source, ask, result));
  for await (const step of steps) {
    if ("problem" in step) return step;
    run.report(step.value, () => result);
    if (performance.now() - paused > SLICE) {
      await new Promise((resolve) => setImmediate(resolve));
      paused = performance.now();
    }
    if (run.isCancelled()) return { value: undefined };
  }
  return { value: result };
}
