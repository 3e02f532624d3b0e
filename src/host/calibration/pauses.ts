/** Pauses in a long computation, in which the extension host does other things. */

/** How long the extension host is kept busy in one piece, in milliseconds. */
const SLICE = 30;

/**
 * Gives a function to be awaited between small steps: it lets others run the first time, since nobody knows how long they
 * have waited, and then where so much time has gone by since it last did.
 */
export function pauses(): () => Promise<void> | undefined {
  let paused = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - paused < SLICE) return undefined;
    return new Promise((resolve) => {
      setTimeout(() => {
        paused = performance.now();
        resolve();
      });
    });
  };
}
