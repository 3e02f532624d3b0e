// The texts below folders in which losses are looked for: files of a known language, and notebooks cell by cell.
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const LANGUAGES = {
  ".py": "python",
  ".ipynb": "python",
  ".js": "javascript",
  ".mjs": "javascript",
  ".cjs": "javascript",
  ".jsx": "javascript",
  ".ts": "javascript",
  ".tsx": "javascript",
  ".cpp": "cpp",
  ".cc": "cpp",
  ".cxx": "cpp",
  ".cu": "cpp",
  ".h": "cpp",
  ".hpp": "cpp",
  ".rs": "rust",
  ".jl": "julia",
  ".yaml": "yaml",
  ".yml": "yaml",
  ".sh": "shell",
};
const LARGEST = 1_000_000;

/**
 * Gives `{ file, language, cells }` for every file below `folders`, each cell a text; a file that is not a notebook is
 * one cell. Hidden folders, node_modules and files above 1 MB are left out.
 */
export function* textsIn(folders) {
  for (const folder of folders) {
    for (const file of filesBelow(folder)) {
      const language = LANGUAGES[path.extname(file)];
      if (language === undefined) continue;
      const text = readFileSync(file, "utf8");
      const cells = file.endsWith(".ipynb") ? codeCells(text) : [text];
      if (cells !== undefined) yield { file, language, cells };
    }
  }
}

function* filesBelow(folder) {
  for (const name of readdirSync(folder).sort()) {
    if (name.startsWith(".") || name === "node_modules") continue;
    const each = path.join(folder, name);
    const stats = lstatSync(each);
    if (stats.isDirectory()) yield* filesBelow(each);
    else if (stats.isFile() && stats.size <= LARGEST) yield each;
  }
}

/** The code cells of a notebook; undefined where the file is none, or is in another language than Python. */
function codeCells(text) {
  try {
    const { cells, metadata } = JSON.parse(text);
    if (!Array.isArray(cells) || !/^(python|undefined)$/.test(String(metadata?.kernelspec?.language))) return undefined;
    return cells
      .filter((cell) => cell.cell_type === "code")
      .map(({ source }) => (Array.isArray(source) ? source.join("") : String(source)));
  } catch {
    return undefined;
  }
}
