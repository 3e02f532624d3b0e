/** The layers hold: who imports whom in src/ and webview/, and that only the host knows VS Code. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parser } from "@lezer/javascript";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

const GRAMMARS = ["python", "javascript", "cpp", "rust", "yaml"].map((name) => `@lezer/${name}`);

const PARSERS = { ts: parser.configure({ dialect: "ts" }), "ts jsx": parser.configure({ dialect: "ts jsx" }) };

/** What each layer may import besides itself: other layers, and packages by name ("node:" stands for Node's own). */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  formats: ["core", "fflate"],
  kernels: ["core", "node:"],
  report: ["core", "formats", "rules"],
  rules: ["core"],
  analysis: ["core", "formats", "rules", "@lezer/common", ...GRAMMARS, "@plutojl/lezer-julia"],
  protocol: ["core", "formats", "report", "valibot"],
  host: ["core", "formats", "kernels", "report", "rules", "analysis", "protocol", "vscode", "node:", "@lezer/common"],
  webview: [
    "core",
    "formats",
    "report",
    "protocol",
    "preact",
    "preact/hooks",
    "@preact/signals",
    "d3-scale",
    "d3-shape",
    "d3-scale-chromatic",
  ],
  "extension.ts": ["host", "core", "formats", "report", "vscode"],
};

const sources = ["src", "webview"]
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  )
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => /\.tsx?$/.test(file))
  .sort();

test.each(sources)("%s imports only what its layer may", (file) => {
  const layer = layerOf(file);
  const allowed = MAY_IMPORT[layer];
  expect(allowed, `${layer} is not a layer that this test knows`).toBeDefined();
  const foreign = importsOf(file).filter((target) => target !== layer && !allowed?.includes(target));
  expect(foreign, `${layer} may import ${allowed?.join(", ") || "nothing"}`).toEqual([]);
});

test("imports of every form are seen", () => {
  const text = `import a from "./a";\nimport {\n  type B,\n} from '../b';\nexport * from "c";\nimport "d";
    const e = await import("./e"); const f = require("f"); type G = import("g").G;`;
  expect(specifiersOf(text).sort()).toEqual(["../b", "./a", "./e", "c", "d", "f", "g"]);
});

/** The layers and packages that a file imports. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), "utf8");
  return specifiersOf(text, file.endsWith("x") ? "ts jsx" : "ts").map((specifier) => {
    if (specifier.startsWith(".")) return layerOf(path.posix.join(path.posix.dirname(file), specifier));
    return specifier.startsWith("node:") ? "node:" : specifier;
  });
}

function layerOf(file: string): string {
  const [folder, layer] = file.split("/");
  return (folder === "src" ? layer : folder) ?? file;
}

/** The module names in a source text: static, dynamic and type imports, re-exports and require(); not those in its strings. */
function specifiersOf(text: string, dialect: keyof typeof PARSERS = "ts"): string[] {
  const found: string[] = [];
  PARSERS[dialect].parse(text).iterate({
    enter: ({ name, from, to, node }) => {
      if (name !== "String") return;
      const before = node.prevSibling?.name ?? "";
      const call = node.parent?.name === "ArgList" ? node.parent.parent : null;
      const isRequired = call !== null && text.slice(call.firstChild!.from, call.firstChild!.to) === "require";
      const isImported = /^(?:from|import)$/.test(before) || /Import/.test(node.parent?.name ?? "");
      const isTypeImport = /\bimport\s*\(\s*$/.test(text.slice(Math.max(0, from - 20), from));
      if (isRequired || isImported || isTypeImport) found.push(text.slice(from + 1, to - 1));
    },
  });
  return found;
}
