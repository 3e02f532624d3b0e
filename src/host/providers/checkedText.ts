/** The text that the checks read for a document: its own, or of a notebook all code cells, one below the other. */
import { NotebookCellKind, Range, type TextDocument } from "vscode";
import type { SourceSpan } from "../../formats/arrayReading.ts";
import { notebookOf } from "./notebookOf.ts";

/** A document and where its text starts in the whole. */
interface Piece {
  readonly document: TextDocument;
  readonly start: number;
}

export interface CheckedText {
  readonly text: string;
  readonly documents: readonly TextDocument[];
  /** The place of a span, in the document in which it starts. */
  place(span: SourceSpan): { readonly document: TextDocument; readonly range: Range };
}

/** The text to which `document` belongs. */
export function checkedText(document: TextDocument): CheckedText {
  const documents = cellsBeside(document);
  const pieces: Piece[] = [];
  let text = "";
  for (const each of documents) {
    pieces.push({ document: each, start: text.length });
    text += documents.length === 1 ? each.getText() : `${each.getText()}\n`;
  }
  return {
    text,
    documents,
    place: ({ start, end }) => {
      const piece = pieces.findLast((each) => each.start <= start) ?? pieces[0]!;
      const at = (offset: number) => piece.document.positionAt(offset - piece.start);
      return { document: piece.document, range: new Range(at(start), at(end)) };
    },
  };
}

function cellsBeside(document: TextDocument): readonly TextDocument[] {
  if (document.uri.scheme !== "vscode-notebook-cell") return [document];
  const notebook = notebookOf(document.uri);
  const cells = (notebook?.getCells() ?? [])
    .filter((cell) => cell.kind === NotebookCellKind.Code && cell.document.languageId === document.languageId)
    .map((cell) => cell.document);
  return cells.includes(document) ? cells : [document];
}
