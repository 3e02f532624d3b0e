/**
 * The reader as the extension carries it, in one bundle: vitest's own modules make each call between files several
 * times as slow.
 */

import { build } from "esbuild";

/** `readArrays` of a fresh bundle. */
export async function bundledReader(): Promise<typeof import("../../src/formats/readArrays.ts").readArrays> {
  const { outputFiles } = await build({
    entryPoints: ["src/formats/readArrays.ts"],
    bundle: true,
    format: "esm",
    write: false,
  });
  const code = Buffer.from(outputFiles[0]!.contents).toString("base64");
  const reader = await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`);
  return reader.readArrays;
}
