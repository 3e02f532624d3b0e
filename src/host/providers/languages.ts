/** VS Code's languages in which losses are found, the analysis' names for them, and their files. */
import type { TextDocument } from "vscode";
import type { Language } from "../../rules/rule.ts";

interface KnownLanguage {
  /** VS Code's identifier; activation events in package.json name it too. */
  readonly id: string;
  readonly language: Language;
  readonly extensions: readonly string[];
}

const LANGUAGES: readonly KnownLanguage[] = [
  { id: "python", language: "python", extensions: ["py"] },
  { id: "javascript", language: "javascript", extensions: ["js", "mjs", "cjs"] },
  { id: "javascriptreact", language: "javascript", extensions: ["jsx"] },
  { id: "typescript", language: "javascript", extensions: ["ts", "mts", "cts"] },
  { id: "typescriptreact", language: "javascript", extensions: ["tsx"] },
  { id: "cpp", language: "cpp", extensions: ["cpp", "cc", "cxx", "hpp", "h"] },
  { id: "cuda-cpp", language: "cpp", extensions: ["cu"] },
  { id: "rust", language: "rust", extensions: ["rs"] },
  { id: "julia", language: "julia", extensions: ["jl"] },
  { id: "yaml", language: "yaml", extensions: ["yaml", "yml"] },
  { id: "shellscript", language: "shell", extensions: ["sh"] },
];

/** For selectors. */
export const LANGUAGE_IDS: readonly string[] = LANGUAGES.map(({ id }) => id);

/** Of the files that are searched, without the dot; notebooks among them. */
export const FILE_EXTENSIONS: readonly string[] = [...LANGUAGES.flatMap(({ extensions }) => extensions), "ipynb"];

/** The analysis' language of `document`; undefined where nothing is found in it. */
export function languageOf({ languageId }: TextDocument): Language | undefined {
  return LANGUAGES.find(({ id }) => id === languageId)?.language;
}

/** The analysis' language of a file by its name. */
export function languageOfFile(path: string): Language | undefined {
  const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return LANGUAGES.find(({ extensions }) => extensions.includes(extension))?.language;
}
