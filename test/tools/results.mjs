// The lines by which tests in other processes report: written by this file and by test/host/reporter.ts, read by the runner.
const MARK = "@@test ";

/**
 * Prints the result of one test: { status: "passed" | "failed" | "skipped", title, duration (ms), error?, firstError? };
 * `firstError` is that of a first try.
 */
export function printResult(result) {
  console.log(`${MARK}${JSON.stringify(result)}`);
}

/** The results among the lines of `output`. */
export function readResults(output) {
  const lines = output.split("\n").filter((line) => line.includes(MARK));
  return lines.map((line) => JSON.parse(line.slice(line.indexOf(MARK) + MARK.length)));
}

/** The other lines of `output`: what a person reads when something failed. */
export function withoutResults(output) {
  const lines = output.split("\n").filter((line) => !line.includes(MARK));
  return lines.join("\n").trim();
}
