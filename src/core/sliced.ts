/** Long computations in slices. */

/** A computation in slices: yields the share that is done (0..1), so that the caller can pause, report or stop. */
export type Sliced<T> = Generator<number, T, void>;

/** The result, computed in one piece. */
export function wholly<T>(computation: Sliced<T>): T {
  for (;;) {
    const next = computation.next();
    if (next.done) return next.value;
  }
}
