/** For screen readers: the loss, a moment after the last change. */
import { useEffect, useState } from "preact/hooks";
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import type { Store } from "../state/store.ts";

/** The result is said once the hand rests, in milliseconds. */
const REST = 700;

export function ResultAnnouncement({ store }: { readonly store: Store }) {
  const hard = store.hardTotals.value?.loss;
  const smoothed = store.smoothedTotals.value?.loss;
  const a = store.problem.value?.labelSmoothing;
  const [result, setResult] = useState("");
  useEffect(() => {
    if (hard === undefined || smoothed === undefined || a === undefined) return;
    const timer = setTimeout(() => {
      setResult(`a = ${shortNumber(a, 6)}: loss ${formatNumber(smoothed, 4)}, hard ${formatNumber(hard, 4)}`);
    }, REST);
    return () => clearTimeout(timer);
  }, [hard, smoothed, a]);
  return (
    <p class="visually-hidden" aria-live="polite">
      {result}
    </p>
  );
}
