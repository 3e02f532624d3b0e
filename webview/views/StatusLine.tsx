/** The live region: what was done or could not be, and a moment after a change the loss. */
import { useEffect, useState } from "preact/hooks";
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import type { Store } from "../state/store.ts";

/** How long a message stays, in milliseconds; a problem stays until the next message. */
const STAY = 8000;

/** A screen reader hears the result once the hand rests, in milliseconds. */
const REST = 700;

export function StatusLine({ store }: { readonly store: Store }) {
  const { text, isProblem } = store.said.value;
  const hard = store.hardTotals.value?.loss;
  const smoothed = store.smoothedTotals.value?.loss;
  const a = store.problem.value?.labelSmoothing;
  const [result, setResult] = useState("");
  useEffect(() => {
    if (text === "" || isProblem) return;
    const timer = setTimeout(() => {
      store.said.value = { text: "", isProblem: false };
    }, STAY);
    return () => clearTimeout(timer);
  }, [store, text, isProblem]);
  useEffect(() => {
    if (hard === undefined || smoothed === undefined || a === undefined) return;
    const timer = setTimeout(() => {
      setResult(`a = ${shortNumber(a, 6)}: loss ${formatNumber(smoothed, 4)}, hard ${formatNumber(hard, 4)}`);
    }, REST);
    return () => clearTimeout(timer);
  }, [hard, smoothed, a]);
  return (
    <>
      <p class={isProblem ? "status problem" : "status"} role="status">
        {text}
      </p>
      <p class="visually-hidden" aria-live="polite">
        {result}
      </p>
    </>
  );
}
