// Reads 20 MB of nested lists with four decimals, beside JSON.parse in the same run. Claim: at least as fast, and values identical to Number().
// node test/bench/read.bench.mjs
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const rounds = 9;
const megabytes = 20;

const folder = mkdtempSync(join(tmpdir(), "read-bench-"));
const outfile = join(folder, "readArrays.mjs");
await build({
  entryPoints: ["src/formats/readArrays.ts"],
  bundle: true,
  format: "esm",
  platform: "node",
  outfile,
  logLevel: "warning",
});
const { readArrays } = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });

const text = nestedLists(megabytes * 1e6);
const times = { parse: [], read: [] };
for (let round = -2; round < rounds; round++) {
  const parse = time(() => JSON.parse(text));
  const read = time(() => readArrays(text));
  if (round < 0) continue;
  times.parse.push(parse);
  times.read.push(read);
}
const parsed = JSON.parse(text).flat();
const { values } = readArrays(text).arrays[0];
const different =
  parsed.length === values.length ? parsed.findIndex((value, index) => !Object.is(value, values[index])) : 0;
const [parse, read] = [median(times.parse), median(times.read)];

console.log(`Reading ${(text.length / 1e6).toFixed(1)} MB, ${values.length} numbers, median of ${rounds} rounds`);
console.log("reader      ms      MB/s");
for (const [name, ms] of [
  ["JSON.parse", parse],
  ["readArrays", read],
]) {
  console.log(`${name.padEnd(10)} ${ms.toFixed(0).padStart(4)} ${(text.length / 1e3 / ms).toFixed(0).padStart(8)}`);
}
console.log(
  `readArrays is ${(parse / read).toFixed(2)} times as fast as JSON.parse; values ${different < 0 ? "identical" : `differ at ${different}`}`,
);
if (read > parse || different >= 0) process.exitCode = 1;

function nestedLists(size) {
  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const rows = [];
  for (let length = 0; length < size; ) {
    const row = `[${Array.from({ length: 1000 }, () => (random() * 20 - 10).toFixed(4)).join(", ")}]`;
    rows.push(row);
    length += row.length + 2;
  }
  return `[${rows.join(", ")}]`;
}

function time(run) {
  globalThis.gc?.();
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(list) {
  return [...list].sort((a, b) => a - b)[list.length >> 1];
}
