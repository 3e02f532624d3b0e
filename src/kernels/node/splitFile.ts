/** Work over a large file by workers: each reads its own range of the rows, into a memory of its own. */
import type { Checked } from "../../core/checked.ts";
import type { LogitsInFile } from "./fileRows.ts";
import type { KernelWorkers } from "./kernelWorkers.ts";
import { WORK, type Work, type WorkKind, type WorkKinds } from "./work.ts";

/** How often a running computation reports, in milliseconds. */
const REPORT_EVERY = 50;

/** How a split computation is reported and stopped. */
interface SplitRun<Result> {
  readonly isCancelled: () => boolean;
  readonly report: (rows: number, soFar: () => Result) => void;
}

/** The result over all rows of `file`, each worker adding up a range of them; "broken" where a worker stopped. */
export async function splitFile<Kind extends WorkKind>(
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
      const isShared = file.labels.buffer instanceof SharedArrayBuffer;
      const labels = isShared ? file.labels.subarray(from, to) : file.labels.slice(from, to);
      const range = { ...file, labels, rows: to - from, offset: file.offset + from * file.classes * 4 };
      return workers.send(part, { kind: "file", work: kind, file: range, ask, control }, (result) => {
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
