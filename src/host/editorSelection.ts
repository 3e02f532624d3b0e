/** What is selected in the active editor, as one text, with the way back to the document. */
import { Location, Range, type TextDocument, type TextEditor, type Uri } from "vscode";
import type { SourceSpan } from "../formats/arrayReading.ts";
import { targetEditor } from "./targetEditor.ts";
import { UserError } from "./userError.ts";

/** The selected text; several selections stand below each other in the order of the document. */
export interface EditorSelection {
  readonly editor: TextEditor;
  readonly text: string;
  /** False where nothing was selected and the text is the whole document. */
  readonly isSelected: boolean;
  readonly toRange: (span: SourceSpan) => Range;
  readonly toLocation: (span: SourceSpan) => Location;
}

/** More than this is not read without being selected: it is hardly meant. */
const WHOLE_DOCUMENT = 2_000_000;

/** The selections of the active editor, or its whole document where nothing is selected. */
export function editorSelection(): EditorSelection {
  const editor = targetEditor();
  if (editor === undefined) {
    throw new UserError(
      "No editor is active. Open a file, select the logits (and, if they are there, the targets), and run the command again.",
    );
  }
  const { document } = editor;
  const selected = editor.selections
    .filter((selection) => !selection.isEmpty)
    .sort((a, b) => a.start.compareTo(b.start));
  const ranges = selected.length > 0 ? selected : [wholeOf(document)];
  const pieces = ranges.map((range) => ({ text: document.getText(range), offset: document.offsetAt(range.start) }));
  const starts: number[] = [];
  let length = 0;
  for (const { text } of pieces) {
    starts.push(length);
    length += text.length + 1;
  }
  const toOffset = (at: number) => {
    const piece = Math.max(
      0,
      starts.findLastIndex((start) => start <= at),
    );
    return pieces[piece]!.offset + Math.min(at - starts[piece]!, pieces[piece]!.text.length);
  };
  const toRange = ({ start, end }: SourceSpan) =>
    new Range(document.positionAt(toOffset(start)), document.positionAt(toOffset(end)));
  return {
    editor,
    text: pieces.map(({ text }) => text).join("\n"),
    isSelected: selected.length > 0,
    toRange,
    toLocation: (span) => new Location(document.uri, toRange(span)),
  };
}

/** Such as "line 5" or "lines 5 to 8 of logits.py". */
export function describePlace(range: Range, uri: Uri): string {
  const [from, to] = [range.start.line + 1, range.end.line + 1];
  const file = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  return `${from === to ? `line ${from}` : `lines ${from} to ${to}`}${file === "" ? "" : ` of ${file}`}`;
}

function wholeOf(document: TextDocument): Range {
  const whole = new Range(document.positionAt(0), document.lineAt(document.lineCount - 1).range.end);
  if (document.offsetAt(whole.end) > WHOLE_DOCUMENT) {
    throw new UserError(
      "Nothing is selected, and the document is too long to be meant as a whole. Select the logits first (Ctrl+A takes all).",
    );
  }
  return whole;
}
