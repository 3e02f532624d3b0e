/** Runs a computation in slices, so that the extension host stays responsive; long ones report progress and can be cancelled. */
import { ProgressLocation, window } from "vscode";
import type { Sliced } from "../core/sliced.ts";

/** How long it computes without a pause, and how long before progress is shown, in milliseconds. */
const SLICE_MS = 15;
const PATIENCE_MS = 300;

/** The result, or undefined where the person cancelled. */
export async function runSliced<T>(title: string, computation: Sliced<T>): Promise<T | undefined> {
  const quick = await advance(computation, PATIENCE_MS, () => false);
  if (quick !== undefined) return quick.value;
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      let reported = 0;
      const done = await advance(
        computation,
        Number.POSITIVE_INFINITY,
        () => token.isCancellationRequested,
        (share) => {
          const percent = Math.floor(100 * share);
          if (percent > reported) progress.report({ increment: percent - reported, message: `${percent} %` });
          reported = Math.max(reported, percent);
        },
      );
      return done?.value;
    },
  );
}

/** Goes on for about `budget` milliseconds or until `stop`; gives the result where it was reached. */
async function advance<T>(
  computation: Sliced<T>,
  budget: number,
  stop: () => boolean,
  report: (share: number) => void = () => {},
): Promise<{ readonly value: T } | undefined> {
  const begin = performance.now();
  let sliceBegin = begin;
  while (!stop()) {
    const next = computation.next();
    if (next.done) return { value: next.value };
    const now = performance.now();
    if (now - begin > budget) return undefined;
    if (now - sliceBegin > SLICE_MS) {
      report(next.value);
      await new Promise((resolve) => setTimeout(resolve, 0));
      sliceBegin = performance.now();
    }
  }
  return undefined;
}
