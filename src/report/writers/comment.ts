/** A report as a comment in the language of a file. */
import { PROSE } from "../formatNumber.ts";
import type { Cell, Report } from "../report.ts";
import { markdownTable } from "./markdown.ts";
import { plainCell } from "./plainCell.ts";

/** How a language marks a comment: before each line, or around all of them. */
type CommentStyle = { readonly line: string } | { readonly open: string; readonly close: string };

const HASH: CommentStyle = { line: "# " };
const SLASHES: CommentStyle = { line: "// " };
const ANGLES: CommentStyle = { open: "<!--", close: "-->" };

const STYLES: Readonly<Record<string, CommentStyle>> = {
  ...same(
    HASH,
    "python julia r ruby perl shellscript yaml toml dockerfile makefile powershell elixir nim starlark coffeescript plaintext",
  ),
  ...same(
    SLASHES,
    "javascript javascriptreact typescript typescriptreact c cpp cuda-cpp csharp java rust go swift kotlin scala dart php jsonc json5 groovy zig objective-c fsharp",
  ),
  ...same({ line: "% " }, "matlab latex tex bibtex erlang octave"),
  ...same({ line: "-- " }, "lua sql haskell ada"),
  ...same({ line: "; " }, "clojure lisp scheme ini"),
  ...same(ANGLES, "html xml markdown vue svelte"),
  ...same({ open: "/*", close: "*/" }, "css scss less"),
};

/** Whether files of this language can hold a comment that this program knows how to write. */
export function hasComments(languageId: string): boolean {
  return Object.hasOwn(STYLES, languageId);
}

/** The report's sentences and tables as a comment; an unknown language gets `#`. */
export function toComment(
  report: Report,
  { decimals, languageId }: { readonly decimals: number; readonly languageId: string },
): string {
  const style = hasComments(languageId) ? STYLES[languageId]! : HASH;
  const text = (cell: Cell) => plainCell(cell, decimals, PROSE);
  const blocks = report.blocks.map((block) => {
    if (block.kind === "table") return plainTable(markdownTable(block, text));
    return block.kind === "list" ? block.items.map((item) => `- ${item}`).join("\n") : block.text;
  });
  const lines = [report.title, ...blocks].join("\n\n").split("\n");
  if ("line" in style) return `${lines.map((line) => (style.line + line).trimEnd()).join("\n")}\n`;
  const safe = lines.map((line) => line.replaceAll("-->", "- ->").replaceAll("*/", "* /"));
  return `${[style.open, ...safe, style.close].join("\n")}\n`;
}

/** A Markdown table's own escapes are not wanted where nothing renders it. */
function plainTable(table: string): string {
  return table.replace(/\\([\\`*_{}[\]<>|#~$!&])/g, "$1");
}

function same(style: CommentStyle, languages: string): Record<string, CommentStyle> {
  return Object.fromEntries(languages.split(" ").map((language) => [language, style]));
}
