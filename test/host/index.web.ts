/** Runs the suites inside the web worker extension host. */
import "mocha/mocha";
import { LineReporter } from "./reporter";

export async function run(): Promise<void> {
  if (!("importScripts" in globalThis)) throw new Error("This is not the web worker extension host.");
  // The build for browsers puts `mocha` into the global scope, and `suite` and `test` after setup().
  const { mocha } = globalThis as unknown as { mocha: BrowserMocha };
  mocha.setup({ ui: "tdd", reporter: LineReporter, timeout: 30_000 });
  await import("./suites");
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))));
  });
}

interface BrowserMocha {
  setup(options: { ui: "tdd"; reporter: typeof LineReporter; timeout: number }): void;
  run(done: (failures: number) => void): void;
}
