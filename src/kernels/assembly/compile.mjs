// Compiles the kernels to WebAssembly, once with plain and once with relaxed SIMD, where a source is newer than the result.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import asc from "assemblyscript/asc";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);

/** What is compiled, by file name: the features of WebAssembly that it needs. */
export const MODULES = { "plain.wasm": "simd", "relaxed.wasm": "simd,relaxed-simd" };

/** Writes the modules to `folder`. */
export async function compileKernels(folder) {
  mkdirSync(folder, { recursive: true });
  const newest = Math.max(...readdirSync(here).map((file) => statSync(path.join(here, file)).mtimeMs));
  for (const [name, features] of Object.entries(MODULES)) {
    const file = path.join(folder, name);
    if (!existsSync(file) || statSync(file).mtimeMs < newest) await compile(file, features);
  }
}

async function compile(file, features) {
  const options = ["-O3", "--converge", "--noAssert", "--runtime", "stub", "--enable", features];
  const memory = ["--importMemory", "--initialMemory", "16", "--maximumMemory", "65536"];
  // Another process may compile or read it at the same time: it is there whole, or not at all.
  const part = `${file}.${process.pid}`;
  const where = ["--baseDir", here, "-o", path.basename(part)];
  const { error, stderr } = await asc.main(["index.ts", ...where, ...options, ...memory], {
    writeFile: (_name, contents) => writeFileSync(part, contents),
  });
  if (error) {
    rmSync(part, { force: true });
    console.error(stderr.toString());
    throw new Error(`The kernels do not compile: ${error.message}`);
  }
  renameSync(part, file);
}
