/** For screen readers: the loss, a moment after the last change. */
import { useEffect, useState } from "preact/hooks";
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import type { Store } from "../state/store.ts";

/** The result is said once the hand rests, in milliseconds. */
const REST = 700;

export function ResultAnnouncement({ store }: { readonly store: Store }) {
  const [result, setResult] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    // The totals of all rows are not computed while the hand moves.
    const stop = store.problem.subscribe((problem) => {
      clearTimeout(timer);
      if (problem !== null) timer = setTimeout(() => setResult(resultOf(store)), REST);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  return (
    <p class="visually-hidden" aria-live="polite">
      {result}
    </p>
  );
}

function resultOf({ problem, hardTotals, smoothedTotals }: Store): string {
  const a = problem.peek()?.labelSmoothing;
  const [hard, smoothed] = [hardTotals.peek()?.loss, smoothedTotals.peek()?.loss];
  if (a === undefined || hard === undefined || smoothed === undefined) return "";
  return `a = ${shortNumber(a, 6)}: loss ${formatNumber(smoothed, 4)}, hard ${formatNumber(hard, 4)}`;
}
