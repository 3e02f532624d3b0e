// What one thread computes, in milliseconds: those in which it waits for other programs do not count.
const { readFileSync } = require("node:fs");

/** The milliseconds of `run`. */
exports.timed = (run) => {
  const waited = waitedSoFar();
  const start = performance.now();
  run();
  const ms = performance.now() - start;
  return ms - (waitedSoFar() - waited);
};

/** Milliseconds in which this thread was ready and another one ran in its place, as Linux counts them. */
function waitedSoFar() {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[1]) / 1e6;
  } catch {
    return 0;
  }
}
