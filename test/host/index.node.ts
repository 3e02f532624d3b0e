/** Runs the suites inside the Node extension host. */
import Mocha from "mocha";
import { LineReporter } from "./reporter";

export async function run(): Promise<void> {
  if (typeof process !== "object" || !process.versions.node) throw new Error("This is not the Node extension host.");
  // Mocha asks a reporter for nothing but its constructor, though its type names more.
  const reporter = LineReporter as unknown as Mocha.ReporterConstructor;
  const mocha = new Mocha({ ui: "tdd", reporter, timeout: 30_000 });
  // What addFile() does before it loads a file: the suites are in this bundle, and take `suite` and `test` from the global scope.
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("./suites");
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))));
  });
}
