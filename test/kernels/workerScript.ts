/** The program of the kernels' workers, bundled as the build bundles it. */
import path from "node:path";
import { build } from "esbuild";
import { scratchFolder } from "../tools/cleanup.mjs";

/** Bundles it into a folder that is removed when the tests end, and gives the file. */
export async function bundleWorker(): Promise<string> {
  const script = path.join(scratchFolder().path, "kernelWorker.js");
  await build({
    entryPoints: [path.resolve(import.meta.dirname, "../../src/kernels/node/kernelWorker.ts")],
    outfile: script,
    bundle: true,
    format: "cjs",
    platform: "node",
  });
  return script;
}
