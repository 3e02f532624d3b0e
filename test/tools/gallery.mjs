// Puts every chart of the tests on one page, in a light, a dark and a high-contrast theme: npm run gallery. Gives out/gallery/index.html.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const snapshots = path.join(root, "test/webview/snapshots");
const target = path.join(root, "out/gallery");

// Colours of VS Code 1.139's Light Modern, Dark Modern and Default High Contrast, as the panel sees them.
const THEMES = JSON.parse(readFileSync(path.join(root, "test/webview/themes.json"), "utf8"));

/** Writes the page and gives its path. */
export function gallery() {
  const charts = readdirSync(snapshots)
    .filter((file) => file.endsWith(".svg"))
    .sort();
  const css = readFileSync(path.join(root, "webview/style/charts.css"), "utf8");
  const columns = THEMES.map(({ name, bodyClass, variables }) => column(name, bodyClass, variables, css, charts));
  mkdirSync(target, { recursive: true });
  const file = path.join(target, "index.html");
  writeFileSync(
    file,
    `<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Charts of Label Smoothing</title>
<style>body { display: flex; margin: 0 } iframe { flex: 1; height: 100vh; border: 0 }</style>
${columns.join("\n")}
</html>
`,
  );
  return file;
}

// A frame of its own for each theme: the patterns of high contrast hang on the body's class.
function column(name, bodyClass, variables, css, charts) {
  const declared = Object.entries(variables).map(([key, value]) => `--vscode-${key}: ${value};`);
  const figures = charts.map((file) => {
    const svg = readFileSync(path.join(snapshots, file), "utf8");
    return `<figure><figcaption>${file.replace(/\.svg$/, "")}</figcaption>${svg}</figure>`;
  });
  const page = `<!DOCTYPE html><html lang="en"><title>${name}</title>
<style>:root { ${declared.join(" ")} --ground: var(--vscode-editor-background) }
body { padding: 0 12px; color: var(--vscode-foreground); background: var(--ground); font: 13px sans-serif }
figure { margin: 16px 0 } ${css}</style>
<body class="${bodyClass}"><h1>${name}</h1>${figures.join("\n")}</body></html>`;
  return `<iframe title="${name}" srcdoc="${page.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(gallery());
}
