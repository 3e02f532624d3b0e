// Builds the extension for both extension hosts (Node and web worker) and the suites that run inside them.
// node esbuild.js [--watch] [--production]
const esbuild = require("esbuild");

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

/** @type {import("esbuild").BuildOptions} */
const shared = {
  bundle: true,
  format: "cjs",
  external: ["vscode"],
  minify: production,
  sourcemap: !production,
  logLevel: "warning",
  treeShaking: true,
};
/** @type {import("esbuild").BuildOptions} */
const node = { ...shared, platform: "node", target: "node20" };
/** @type {import("esbuild").BuildOptions} */
const web = { ...shared, platform: "browser", target: "es2022", define: { global: "globalThis" } };

/** @type {import("esbuild").BuildOptions[]} */
const builds = [
  { ...node, entryPoints: ["src/extension.ts"], outfile: "dist/node/extension.js", metafile: true },
  { ...web, entryPoints: ["src/extension.ts"], outfile: "dist/web/extension.js" },
];

async function main() {
  if (watch) {
    for (const options of builds) await (await esbuild.context(options)).watch();
    return;
  }
  await Promise.all(builds.map((options) => esbuild.build(options)));
}

main().catch(() => process.exit(1));
