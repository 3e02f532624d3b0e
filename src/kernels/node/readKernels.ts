/** The compiled kernels as the build leaves them on the disk: `dist/kernels/relaxed.wasm` and `plain.wasm`. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type KernelBytes, type Kernels, loadKernels } from "../kernels.ts";

/** Loads the fastest kernels of `folder` that this engine can run; where they are missing, those in TypeScript. */
export function readKernels(folder: string): Kernels {
  return loadKernels(readKernelBytes(folder));
}

/** The modules' bytes; undefined where they cannot be read. */
export function readKernelBytes(folder: string): KernelBytes | undefined {
  try {
    return {
      relaxed: readFileSync(path.join(folder, "relaxed.wasm")),
      plain: readFileSync(path.join(folder, "plain.wasm")),
    };
  } catch {
    return undefined;
  }
}
