/** Keeps the panel at what the cursor is on: selected numbers, or a loss call; a pin keeps it still. */
import { Disposable, Range, type TextDocument, type TextEditor, window, workspace } from "vscode";
import { lossCallAt } from "../../analysis/findLossCalls.ts";
import type { ReadingProblem } from "../../formats/arrayReading.ts";
import type { PanelNumbers, PanelState, ReadingNote } from "../../protocol/panelState.ts";
import { checkedState } from "../../protocol/problemOf.ts";
import { sameNumbers } from "../../protocol/sameNumbers.ts";
import { describePlace } from "../editorSelection.ts";
import { sourceOf } from "../providers/sourceOf.ts";
import { RESULT_SCHEME } from "../results/resultFiles.ts";
import { followedCall } from "./followedCall.ts";
import { numbersFromText } from "./numbersFromText.ts";
import type { PanelModel } from "./panelModel.ts";

/** After the last key or movement, in milliseconds. */
const REST = 80;

/** A longer selection is read only when a person asks for it: reading it at every movement would be felt. */
const LONGEST = 2_000_000;

export interface EditorFollower extends Disposable {
  /** Looks at the editor again: a panel that was hidden has followed nothing. */
  readonly refresh: () => void;
  /** Takes over what is selected in `editor` now, however long, also where the panel is pinned. */
  readonly show: (editor: TextEditor) => void;
}

/** Follows while `isVisible`; nothing is read while no panel is seen. */
export function followEditor(model: PanelModel, isVisible: () => boolean): EditorFollower {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // What was read last: as long as the code says the same numbers, those edited in the panel stay.
  let lastRead: PanelNumbers | null = null;
  const take = (next: PanelState) => {
    const before = model.state();
    const keepsEdits = before.isEdited && before.numbers !== null && sameNumbers(next.numbers, lastRead);
    lastRead = next.numbers === before.numbers ? lastRead : next.numbers;
    const kept = keepsEdits ? { ...next, numbers: before.numbers, row: before.row, isEdited: true } : next;
    model.set("value" in checkedState(kept) ? kept : next);
  };
  const follow = () => {
    const editor = window.activeTextEditor;
    if (editor === undefined || !isVisible() || model.state().isPinned) return;
    const next = stateAt(editor, model.state(), LONGEST);
    if (next !== undefined) take(next);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(follow, REST);
  };
  const listeners = Disposable.from(
    window.onDidChangeTextEditorSelection(soon),
    window.onDidChangeActiveTextEditor(soon),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document === window.activeTextEditor?.document) soon();
    }),
  );
  return {
    refresh: soon,
    show: (editor) => {
      const next = stateAt(editor, model.state(), Number.POSITIVE_INFINITY);
      if (next !== undefined) take({ ...next, isPinned: false });
    },
    dispose: () => {
      clearTimeout(timer);
      listeners.dispose();
    },
  };
}

/** The state that `editor` asks for, or undefined where it says nothing that the panel could show. */
function stateAt({ document, selection, selections }: TextEditor, before: PanelState, longest: number) {
  if (document.uri.scheme === RESULT_SCHEME || document.uri.scheme === "output") return undefined;
  const next = selections.every(({ isEmpty }) => isEmpty)
    ? callAt(document, document.offsetAt(selection.active), before)
    : selectionAt(document, selections, before, longest);
  return next !== undefined && "value" in checkedState(next) ? next : undefined;
}

function callAt(document: TextDocument, offset: number, before: PanelState): PanelState | undefined {
  const found = sourceOf(document);
  const lossCall = found && lossCallAt(found.calls, offset);
  if (found === undefined || lossCall === undefined) return undefined;
  const { numbers, controls, api, reading, whyReadOnly } = followedCall(found.source, lossCall, before);
  const { start, end } = lossCall.nameSpan;
  const range = new Range(document.positionAt(start), document.positionAt(end));
  return {
    ...before,
    numbers,
    controls,
    row: rowIn(numbers, before.row),
    isEdited: numbers === before.numbers && before.isEdited,
    notes: [],
    source: {
      kind: "call",
      uri: document.uri.toString(),
      start,
      end,
      place: describePlace(range, document.uri),
      api,
      reading,
      ...(whyReadOnly !== undefined && { whyReadOnly }),
    },
  };
}

function selectionAt(
  document: TextDocument,
  selections: readonly Range[],
  before: PanelState,
  longest: number,
): PanelState | undefined {
  const ranges = selections.filter(({ isEmpty }) => !isEmpty).sort((a, b) => a.start.compareTo(b.start));
  const [first, last] = [ranges[0]!, ranges.at(-1)!];
  const start = document.offsetAt(first.start);
  const end = document.offsetAt(last.end);
  const uri = document.uri.toString();
  if (end - start > longest) {
    const message =
      'The selection is too long to be followed at every movement. Run "Label Smoothing: Show Selection in Panel".';
    return { ...before, notes: [{ message, excerpt: excerptOf(document, start, start + 60), uri, start, end }] };
  }
  // Several selections are read as one text; the places of problems are those of the first where there is one.
  const text = ranges.map((range) => document.getText(range)).join("\n");
  const read = numbersFromText(text, before.controls);
  const noteOf = ({ message, span }: ReadingProblem): ReadingNote => {
    const from = ranges.length === 1 ? start + span.start : start;
    const to = ranges.length === 1 ? start + Math.max(span.end, span.start + 1) : end;
    return { message, excerpt: excerptOf(document, from, to), uri, start: from, end: to };
  };
  const notes = read.problems.slice(0, 5).map(noteOf);
  if (read.numbers === undefined) {
    // Words that somebody marks to copy them are no failed attempt at selecting numbers.
    return isNumeric(text) ? { ...before, notes } : undefined;
  }
  const { controls } = before;
  return {
    ...before,
    numbers: read.numbers,
    controls: { ...controls, ...read.controls },
    row: rowIn(read.numbers, before.row),
    isEdited: false,
    notes,
    source: {
      kind: "selection",
      uri,
      start,
      end,
      place: describePlace(new Range(first.start, last.end), document.uri),
      reading: read.reading,
    },
  };
}

function rowIn({ input, numClasses }: { readonly input: Float64Array; readonly numClasses: number }, row: number) {
  return Math.min(row, input.length / numClasses - 1);
}

/** Whether a text consists mostly of numbers and their punctuation. */
function isNumeric(text: string): boolean {
  const digits = text.match(/\d/g)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return digits > 1 && digits >= letters;
}

/** One line of the text of a problem, not more than fits. */
function excerptOf(document: TextDocument, start: number, end: number): string {
  const text = document.getText(new Range(document.positionAt(start), document.positionAt(end)));
  const line =
    text
      .split("\n")
      .find((each) => each.trim() !== "")
      ?.trim() ?? "";
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
