/** One workspace edit for actions in many files; uncertain ones ask for confirmation in VS Code's refactor preview. */
import { Range, type Uri, WorkspaceEdit, type WorkspaceEditEntryMetadata } from "vscode";
import type { SourceEdit } from "../../analysis/sourceCall.ts";
import { positionIn } from "./listedCall.ts";

/** What is done in one text for one loss call. */
export interface FileEdits {
  readonly uri: Uri;
  readonly text: string;
  readonly edits: readonly SourceEdit[];
  /** Shown in the preview. */
  readonly label: string;
  /** Why it should be looked at first; undefined where nothing speaks against it. */
  readonly doubt?: string;
}

/** Joins all edits; an import or a helper that several calls in one file need is put in once, at its first place. */
export function workspaceEditForAll(changes: readonly FileEdits[]): WorkspaceEdit {
  const workspaceEdit = new WorkspaceEdit();
  const placed = new Set<string>();
  const keyOf = (uri: Uri, code: string) => `${uri.toString()}\n${code.trim()}`;
  // What a change without a doubt needs is not to be unticked with another.
  const sure = new Set(
    changes
      .filter(({ doubt }) => doubt === undefined)
      .flatMap(({ uri, edits }) => edits.map(({ text }) => keyOf(uri, text))),
  );
  const ordered = [...changes].sort((a, b) => firstPlace(a) - firstPlace(b));
  for (const { uri, text, edits, label, doubt } of ordered) {
    const metadata: WorkspaceEditEntryMetadata = {
      needsConfirmation: doubt !== undefined,
      label,
      ...(doubt !== undefined && { description: doubt }),
    };
    for (const { span, text: replacement } of edits) {
      const isWholeLine = span.start === span.end && replacement.includes("\n");
      const key = keyOf(uri, replacement);
      if (isWholeLine && placed.has(key)) continue;
      if (isWholeLine) placed.add(key);
      const range = new Range(positionIn(text, span.start), positionIn(text, span.end));
      const isShared = isWholeLine && sure.has(key);
      workspaceEdit.replace(uri, range, replacement, isShared ? { needsConfirmation: false, label } : metadata);
    }
  }
  return workspaceEdit;
}

function firstPlace({ edits }: FileEdits): number {
  return Math.min(...edits.map(({ span }) => span.start));
}
