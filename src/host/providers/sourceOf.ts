/** A document's source and loss calls, found once a version and parsed anew only where it changed. */
import { TreeFragment } from "@lezer/common";
import { NotebookCellKind, type TextDocument, type TextDocumentChangeEvent } from "vscode";
import { findLossCalls, type LossCall } from "../../analysis/findLossCalls.ts";
import { readSource } from "../../analysis/readSource.ts";
import type { Names, Source } from "../../analysis/source.ts";
import { wantedIn } from "../../analysis/wanted.ts";
import { languageOf } from "./languages.ts";
import { notebookOf } from "./notebookOf.ts";

/** What is known about one version of a document. */
export interface DocumentSource {
  readonly source: Source;
  readonly calls: readonly LossCall[];
}

interface Known {
  readonly version: number;
  readonly found: DocumentSource;
  /** What later versions can take over of the tree; undefined where a change was not seen. */
  fragments: readonly TreeFragment[];
  fragmentsVersion: number;
}

const known = new WeakMap<TextDocument, Known>();

/** Gives the source of `document` as it is now; undefined for a language in which nothing is found. */
export function sourceOf(document: TextDocument): DocumentSource | undefined {
  const language = languageOf(document);
  if (language === undefined) return undefined;
  const above = cellsAbove(document);
  if (above.length > 0) {
    const earlier = above.reduce<Names>(
      (names, cell) => readSource(language, cell.getText(), { earlier: names }).names,
      new Map(),
    );
    const source = readSource(language, document.getText(), { earlier });
    return { source, calls: findLossCalls(source) };
  }
  const before = known.get(document);
  if (before?.version === document.version) return before.found;
  const fragments = before?.fragmentsVersion === document.version ? before.fragments : [];
  const text = document.getText();
  const source = readSource(language, text, { fragments });
  const found = { source, calls: findLossCalls(source) };
  // Asking for the tree parses the text: only where something may be found.
  const tree = wantedIn(language).mayBeIn(text, new Map()) ? source.tree : undefined;
  const kept = tree === undefined ? [] : TreeFragment.addTree(tree);
  known.set(document, { version: document.version, found, fragments: kept, fragmentsVersion: document.version });
  return found;
}

/** Takes note of a change, so that the next reading parses only what it touched. */
export function noteChange({ document, contentChanges }: TextDocumentChangeEvent): void {
  const before = known.get(document);
  if (before === undefined || before.fragmentsVersion + 1 !== document.version) return;
  // Several changes are all in terms of the text before them; from the last to the first they do not move each other.
  const changes = [...contentChanges].sort((a, b) => b.rangeOffset - a.rangeOffset);
  for (const { rangeOffset, rangeLength, text } of changes) {
    const change = {
      fromA: rangeOffset,
      toA: rangeOffset + rangeLength,
      fromB: rangeOffset,
      toB: rangeOffset + text.length,
    };
    before.fragments = TreeFragment.applyChanges(before.fragments, [change]);
  }
  before.fragmentsVersion = document.version;
}

/** The code cells of the same language above a notebook cell; none for another document. */
function cellsAbove(document: TextDocument): TextDocument[] {
  if (document.uri.scheme !== "vscode-notebook-cell") return [];
  const notebook = notebookOf(document.uri);
  const cells = notebook?.getCells() ?? [];
  const own = cells.findIndex((cell) => cell.document === document);
  return cells
    .slice(0, Math.max(own, 0))
    .filter((cell) => cell.kind === NotebookCellKind.Code && cell.document.languageId === document.languageId)
    .map((cell) => cell.document);
}
