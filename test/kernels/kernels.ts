/** Every implementation of the kernels, for tests: both modules, compiled where they are stale, and the TypeScript fallback. */
import { readFileSync } from "node:fs";
import path from "node:path";
import v8 from "node:v8";
import { compileKernels } from "../../src/kernels/assembly/compile.mjs";
import { type Kernels, loadKernels, wasmKernels } from "../../src/kernels/kernels.ts";

// Node 20 has relaxed SIMD behind a flag, which Node 24 does not know, since it needs none.
if (process.versions.node.startsWith("20.")) v8.setFlagsFromString("--experimental-wasm-relaxed-simd");
/** Where they are compiled to. */
export const FOLDER = path.resolve(import.meta.dirname, "../../out/kernels");
await compileKernels(FOLDER);

/** The compiled modules. */
export const BYTES = {
  relaxed: readFileSync(path.join(FOLDER, "relaxed.wasm")),
  plain: readFileSync(path.join(FOLDER, "plain.wasm")),
};

/** Kernels with a memory of their own, by kind. */
export const KERNELS: Readonly<Record<Kernels["kind"], () => Kernels>> = {
  relaxed: () => wasmKernels("relaxed", BYTES.relaxed),
  plain: () => wasmKernels("plain", BYTES.plain),
  typescript: () => loadKernels(undefined),
};

/** The kinds, for a table of tests. */
export const KINDS = ["relaxed", "plain", "typescript"] as const;
