// Builds for production and packs the extension as out/label-smoothing.vsix; refuses warnings and files that do not belong into it.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { installDependencies } from "./dependencies.mjs";
import { printResult } from "./results.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const vsix = path.join(root, "out/label-smoothing.vsix");

// The bundles, what package.json points to, and what a person reads; the first two are the format's own.
const BELONGS = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package\.json$/,
  /^extension\/readme\.md$/i,
  /^extension\/changelog\.md$/i,
  /^extension\/LICENSE\.txt$/,
  /^extension\/THIRD-PARTY-NOTICES\.md$/,
  /^extension\/dist\/node\/extension\.js$/,
  /^extension\/dist\/node\/features\.js$/,
  /^extension\/dist\/node\/kernelWorker\.js$/,
  /^extension\/dist\/web\/extension\.js$/,
  /^extension\/dist\/webview\/(panel|calibration)\.(js|css)$/,
  /^extension\/dist\/kernels\/(plain|relaxed)\.wasm$/,
  /^extension\/media\/.+$/,
  /^extension\/docs\/checks\/.+\.md$/,
];

// What a slow line reads in a second or two.
const PANEL_SCRIPT = 150_000;

installDependencies();
mkdirSync(path.dirname(vsix), { recursive: true });
// An older package must not be taken for this one where packing fails.
rmSync(vsix, { force: true });
run("esbuild.js", "--production");
const vsce = "node_modules/@vscode/vsce/vsce";
// Without a repository the README's pictures have no address on the web: they keep the one inside the package.
const flags = [
  "--no-dependencies",
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  "--no-update-package-json",
];
const output = run(vsce, "package", ...flags, "-o", vsix);
if (/warning/i.test(output)) fail(`vsce warns:\n${output}`);
const files = filesOf(readFileSync(vsix));
for (const { name, size } of files) console.log(`${String(size).padStart(9)}  ${name}`);
console.log(`out/label-smoothing.vsix: ${files.length} files`);
checkContents(files.map(({ name }) => name));
checkPanel();

function checkContents(names) {
  const title = "the package holds what it should and nothing else";
  const foreign = names.filter((name) => !BELONGS.some((pattern) => pattern.test(name)));
  const absent = BELONGS.filter((pattern) => !names.some((name) => pattern.test(name)));
  const problems = [
    ...foreign.map((name) => `does not belong: ${name}`),
    ...absent.map((pattern) => `missing: ${pattern}`),
  ];
  printResult({ status: problems.length === 0 ? "passed" : "failed", title, duration: 0, error: problems.join("\n") });
  if (problems.length > 0) fail(problems.join("\n"));
}

// What the panel reads before it shows anything.
function checkPanel() {
  const size = gzipSync(readFileSync(path.join(root, "dist/webview/panel.js")), { level: 9 }).length;
  const title = `the panel's script is at most ${PANEL_SCRIPT} bytes, gzip`;
  const error = size > PANEL_SCRIPT ? `It is ${size} bytes.` : "";
  printResult({ status: error === "" ? "passed" : "failed", title, duration: 0, error });
  if (error !== "") fail(`${title}: ${error}`);
}

// The names and unpacked sizes in a zip's central directory.
function filesOf(zip) {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const count = zip.readUInt16LE(end + 10);
  const files = [];
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    files.push({ name: zip.toString("utf8", at + 46, at + 46 + name), size: zip.readUInt32LE(at + 24) });
    at += 46 + name + extra + comment;
  }
  return files.filter(({ name }) => !name.endsWith("/")).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function run(...args) {
  const child = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  const output = `${child.stdout}${child.stderr}`;
  if (child.status !== 0) fail(`"node ${args.join(" ")}" failed:\n${output}`);
  return output;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
