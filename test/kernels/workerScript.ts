/** Programs bundled as the build bundles them: that of the kernels' workers, and others. */
import path from "node:path";
import { build } from "esbuild";
import { scratchFolder } from "../tools/cleanup.mjs";

/** Bundles it into a folder that is removed when the tests end, and gives the file. */
export function bundleWorker(): Promise<string> {
  return bundle('import "./kernelWorker.ts";');
}

/** Bundles a program that imports from src/kernels/node. */
export async function bundle(contents: string): Promise<string> {
  const script = path.join(scratchFolder().path, "script.js");
  await build({
    stdin: { contents, resolveDir: path.resolve(import.meta.dirname, "../../src/kernels/node") },
    outfile: script,
    bundle: true,
    format: "cjs",
    platform: "node",
  });
  return script;
}
