// Builds the extension for both extension hosts (Node and web worker), and with --tests the suites that run inside them.
// node esbuild.js [--watch] [--production] [--tests]
const { mkdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const esbuild = require("esbuild");

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");
const tests = process.argv.includes("--tests");

/** @type {import("esbuild").BuildOptions} */
const shared = {
  bundle: true,
  format: "cjs",
  external: ["vscode"],
  minify: production,
  sourcemap: !production,
  logLevel: "warning",
  treeShaking: true,
  metafile: true,
};
/** @type {import("esbuild").BuildOptions} */
const node = { ...shared, platform: "node", target: "node20" };
/** @type {import("esbuild").BuildOptions} */
const web = { ...shared, platform: "browser", target: "es2022", define: { global: "globalThis" } };

/** The panel's page. @type {import("esbuild").BuildOptions} */
const page = {
  ...shared,
  platform: "browser",
  format: "iife",
  target: "chrome122",
  external: [],
  jsx: "automatic",
  jsxImportSource: "preact",
};

/** In Node the features are a file of their own, so that activation parses a few kilobytes. @type {import("esbuild").Plugin} */
const featuresApart = {
  name: "features-apart",
  setup(build) {
    build.onResolve({ filter: /\/features\.ts$/ }, ({ kind }) =>
      kind === "require-call" ? { path: "./features.js", external: true } : undefined,
    );
  },
};

/** A web worker reads no files from the disk. @type {import("esbuild").Plugin} */
const withoutDisk = {
  name: "without-disk",
  setup(build) {
    build.onResolve({ filter: /\.node\.ts$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/\.node\.ts$/, ".web.ts")),
    }));
  },
};

/** Each build and the name under which what went into it is kept in out/inputs/. @type {Record<string, import("esbuild").BuildOptions>} */
const builds = {
  node: {
    ...node,
    entryPoints: {
      extension: "src/extension.ts",
      features: "src/host/features.ts",
      kernelWorker: "src/kernels/node/kernelWorker.ts",
    },
    outdir: "dist/node",
    plugins: [featuresApart],
  },
  web: {
    ...web,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/web/extension.js",
    plugins: [withoutDisk],
  },
  webview: {
    ...page,
    entryPoints: { panel: "webview/main.tsx", calibration: "webview/calibration/main.tsx" },
    outdir: "dist/webview",
  },
};
if (tests) {
  // Mocha for Node finds its parts by path, so it stays in node_modules; its build for browsers is one file.
  const external = ["vscode", "mocha"];
  builds["node-suite"] = { ...node, external, entryPoints: ["test/host/index.node.ts"], outfile: "out/host/node.js" };
  builds["web-suite"] = {
    ...web,
    entryPoints: ["test/host/index.web.ts"],
    outfile: "out/host/web.js",
    plugins: [withoutDisk],
  };
}

async function main() {
  const { compileKernels } = await import("./src/kernels/assembly/compile.mjs");
  await compileKernels("dist/kernels");
  if (watch) {
    for (const options of Object.values(builds)) await (await esbuild.context(options)).watch();
    return;
  }
  mkdirSync("out/inputs", { recursive: true });
  await Promise.all(
    Object.entries(builds).map(async ([name, options]) => {
      const { metafile } = await esbuild.build(options);
      writeFileSync(`out/inputs/${name}.json`, JSON.stringify(metafile));
    }),
  );
}

main().catch(() => process.exit(1));
