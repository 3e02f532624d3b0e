/** Reads files one after the other and finds their loss calls, without holding up the extension host. */
import {
  type CancellationToken,
  NotebookCellKind,
  type NotebookDocument,
  type TextDocument,
  type Uri,
  workspace,
} from "vscode";
import { findLossCalls, type LossCall } from "../../analysis/findLossCalls.ts";
import { readSource } from "../../analysis/readSource.ts";
import type { Source } from "../../analysis/source.ts";
import { wantedIn } from "../../analysis/wanted.ts";
import { languageOf, languageOfFile } from "../providers/languages.ts";
import { sourceOf } from "../providers/sourceOf.ts";

/** A file or notebook cell with loss calls. */
export interface ScannedText {
  readonly uri: Uri;
  /** The notebook, for its cells. */
  readonly notebook?: Uri;
  readonly source: Source;
  readonly calls: readonly LossCall[];
}

export interface ScanProgress {
  readonly token?: CancellationToken;
  readonly report?: (done: number, total: number) => void;
}

/** Larger files hold data, not code. */
const MOST_BYTES = 2_000_000;
const SLICE_MS = 15;

/** The texts of `files` that have loss calls; what cannot be read is passed over. Ends early where it is cancelled. */
export async function scanLosses(files: readonly Uri[], { token, report }: ScanProgress = {}): Promise<ScannedText[]> {
  const found: ScannedText[] = [];
  let sliceBegin = performance.now();
  for (const [index, uri] of files.entries()) {
    if (token?.isCancellationRequested) break;
    found.push(...(await scanFile(uri).catch(() => [])));
    if (performance.now() - sliceBegin > SLICE_MS) {
      report?.(index + 1, files.length);
      await new Promise((resolve) => setTimeout(resolve, 0));
      sliceBegin = performance.now();
    }
  }
  return found;
}

async function scanFile(uri: Uri): Promise<readonly ScannedText[]> {
  if (uri.path.endsWith(".ipynb")) return scanNotebook(uri);
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined && languageOf(open) !== undefined) return scanDocument(open);
  const language = languageOfFile(uri.path);
  const text = language === undefined ? undefined : await readText(uri);
  if (language === undefined || text === undefined) return [];
  const source = readSource(language, text);
  const calls = findLossCalls(source);
  return calls.length === 0 ? [] : [{ uri, source, calls }];
}

/** A notebook is opened, unseen, where its file names a framework: only its cells have addresses that can be edited. */
async function scanNotebook(uri: Uri): Promise<readonly ScannedText[]> {
  let notebook: NotebookDocument | undefined = workspace.notebookDocuments.find(
    (each) => each.uri.toString() === uri.toString(),
  );
  if (notebook === undefined) {
    const text = await readText(uri);
    if (text === undefined || !wantedIn("python").mayBeIn(text, new Map())) return [];
    notebook = await workspace.openNotebookDocument(uri);
  }
  return notebook
    .getCells()
    .filter(({ kind }) => kind === NotebookCellKind.Code)
    .flatMap(({ document }) => scanDocument(document).map((scanned) => ({ ...scanned, notebook: uri })));
}

function scanDocument(document: TextDocument): readonly ScannedText[] {
  const { source, calls } = sourceOf(document) ?? { calls: [] };
  return source === undefined || calls.length === 0 ? [] : [{ uri: document.uri, source, calls }];
}

async function readText(uri: Uri): Promise<string | undefined> {
  const { size } = await workspace.fs.stat(uri);
  return size > MOST_BYTES ? undefined : new TextDecoder().decode(await workspace.fs.readFile(uri));
}
