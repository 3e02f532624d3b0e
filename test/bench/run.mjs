// Runs every benchmark of this folder in turn, and prints the bundle's sizes: npm run bench [-- words of a file's name].
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { installDependencies } from "../tools/dependencies.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const words = process.argv.slice(2).join(" ");

installDependencies();
const build = spawnSync(process.execPath, ["esbuild.js", "--production"], { cwd: root, stdio: "inherit" });
if (build.status !== 0) process.exit(1);

const BUNDLES = {
  node: "node/extension.js",
  features: "node/features.js",
  web: "web/extension.js",
  panel: "webview/panel.js",
};

let failed = [];
for (const file of readdirSync(here)
  .filter((name) => name.endsWith(".bench.mjs") && name.includes(words))
  .sort()) {
  console.log(`\n${file}`);
  const run = spawnSync(process.execPath, [path.join(here, file)], { cwd: root, stdio: "inherit" });
  if (run.status !== 0) failed = [...failed, file];
}

console.log("\nThe bundles, built for production");
console.log(row("host", "bytes", "gzip"));
for (const [name, file] of Object.entries(BUNDLES)) {
  const bundle = readFileSync(path.join(root, "dist", file));
  console.log(row(name, bundle.length, gzipSync(bundle, { level: 9 }).length));
}
if (failed.length > 0) {
  console.error(`\nOver their budget: ${failed.join(", ")}`);
  process.exit(1);
}

function row(name, ...values) {
  return name.padEnd(10) + values.map((value) => value.toLocaleString("en").padStart(12)).join("");
}
