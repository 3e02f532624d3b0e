/** Mocha's reporter in both extension hosts: one line per test that test/tools/results.mjs reads, whatever else is printed around it. */
import type { Runner, Test } from "mocha";

export class LineReporter {
  constructor(runner: Runner) {
    const report = (status: "passed" | "failed" | "skipped", test: Test, error?: Error): void => {
      const line = {
        status,
        title: test.fullTitle(),
        duration: test.duration ?? 0,
        error: error && (error.stack ?? String(error)),
      };
      console.log(`@@test ${JSON.stringify(line)}`);
    };
    runner.on("pass", (test) => report("passed", test));
    runner.on("fail", (test, error: Error) => report("failed", test, error));
    runner.on("pending", (test) => report("skipped", test));
  }
}
