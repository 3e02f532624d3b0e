/** A long computation as a part of a view: it runs in slices between frames, and its last result stays until there is a new one. */
import { useEffect, useState } from "preact/hooks";
import type { Sliced } from "../../src/core/sliced.ts";

/** `value` is undefined until something was computed; `share` (0..1) tells how far a running computation is, 1 at rest. */
export interface SlicedResult<T> {
  readonly value: T | undefined;
  readonly share: number;
}

/** How long a slice runs and how often the share is told, in milliseconds. */
const SLICE = 8;
const TOLD_EVERY = 250;

/** Computes `start(key)` whenever `key` changes; what was computed for a key before is in `known`. */
export function useSliced<K extends object, T>(
  key: K,
  start: (key: K) => Sliced<T>,
  known: WeakMap<K, T>,
): SlicedResult<T> {
  const [result, setResult] = useState<SlicedResult<T>>({ value: known.get(key), share: known.has(key) ? 1 : 0 });
  useEffect(() => {
    const before = known.get(key);
    if (before !== undefined) {
      setResult({ value: before, share: 1 });
      return;
    }
    const steps = start(key);
    let told = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = () => {
      const begin = performance.now();
      for (;;) {
        const { done, value } = steps.next();
        if (done) {
          known.set(key, value);
          setResult({ value, share: 1 });
          return;
        }
        const now = performance.now();
        if (now - begin < SLICE) continue;
        if (now - told > TOLD_EVERY) {
          told = now;
          setResult((last) => ({ ...last, share: value }));
        }
        timer = setTimeout(run);
        return;
      }
    };
    run();
    return () => clearTimeout(timer);
  }, [key, start, known]);
  // The first drawing for a key that is known does not wait for the effect.
  const before = known.get(key);
  return before === undefined ? result : { value: before, share: 1 };
}
