// The analysis as the extension carries it, in one bundle below out/.
import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));

/** The exports of analysis.ts, built anew. */
export async function bundledAnalysis() {
  const outfile = path.resolve(here, `../../out/corpus/analysis-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(here, "analysis.ts")],
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    logLevel: "warning",
  });
  const analysis = await import(pathToFileURL(outfile).href);
  rmSync(outfile);
  return analysis;
}
