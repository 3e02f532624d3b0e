/** What the panel inserts at the cursor: the smoothed targets, the table of the loss as a comment, or code. One undo step. */
import type { TextEditor } from "vscode";
import { compareLosses } from "../../core/compareLosses.ts";
import type { LossProblem } from "../../core/lossProblem.ts";
import { smoothTargetInto } from "../../core/smoothTargets.ts";
import type { PanelState } from "../../protocol/panelState.ts";
import { problemOf } from "../../protocol/problemOf.ts";
import { PLAIN, shortNumber } from "../../report/formatNumber.ts";
import { lossReport } from "../../report/lossReport.ts";
import { frameworkSnippet } from "../../report/snippets/frameworkSnippet.ts";
import { REPORT_FORMATS } from "../../report/writers/index.ts";
import { editDocument } from "../editDocument.ts";
import { linesAfter } from "../linesAfter.ts";
import { runSliced } from "../runSliced.ts";
import { readSettings } from "../settings.ts";
import { targetEditor } from "../targetEditor.ts";
import { UserError } from "../userError.ts";

export type Insertion = "targets" | "table" | "code";

/** More numbers than this are inserted for the shown row alone. */
const WHOLE_BATCH = 2_000;

/** Inserts into the editor that was last used; gives what was done, one sentence. */
export async function insertFromPanel(what: Insertion, state: PanelState): Promise<string> {
  const editor = targetEditor();
  if (editor === undefined) {
    throw new UserError("No file is open to insert into. Open one and put the cursor where the text shall stand.");
  }
  if (state.numbers === null) throw new UserError("The panel shows no numbers yet. Select logits first.");
  const problem = problemOf(state.numbers, state.controls);
  const place = `at the cursor of ${editor.document.uri.path.split("/").at(-1)}`;
  if (what === "targets") {
    await insert(editor, targetsText(problem, state.row), "cursor");
    return `The smoothed targets were inserted ${place}.`;
  }
  if (what === "code") {
    const snippet = frameworkSnippet(state.framework, problem);
    if ("reason" in snippet) throw new UserError(snippet.reason);
    await insert(editor, snippet.code, "lines");
    return `The code was inserted ${place}.`;
  }
  const comparison = await runSliced("Computing the table", compareLosses(problem));
  if (comparison === undefined) throw new UserError("Cancelled; nothing was inserted.");
  const { decimals } = readSettings();
  const report = lossReport(comparison, { decimals, sources: [], warnings: [] });
  const { languageId } = editor.document;
  await insert(editor, REPORT_FORMATS.comment.write(report, { decimals, languageId }), "lines");
  return `The table was inserted ${place}.`;
}

/** Rows of targets as a list of lists; one row as a list. */
function targetsText(problem: LossProblem, row: number): string {
  const { numRows, numClasses } = problem;
  const { decimals } = readSettings();
  const target = new Float64Array(numClasses);
  const text = (at: number) => {
    smoothTargetInto(problem, at, target);
    return `[${Array.from(target, (value) => shortNumber(value, decimals, PLAIN)).join(", ")}]`;
  };
  if (numRows === 1 || numRows * numClasses > WHOLE_BATCH) return text(row);
  return `[${Array.from({ length: numRows }, (_, at) => text(at)).join(", ")}]`;
}

async function insert(editor: TextEditor, text: string, where: "cursor" | "lines"): Promise<void> {
  const done = await editDocument(editor, (edit) => {
    const { active } = editor.selection;
    if (where === "cursor") return edit.insert(active, text);
    const line = editor.document.lineAt(active.line);
    edit.insert(line.range.end, linesAfter(line.text, text));
  });
  if (!done) throw new UserError("The editor did not take the text: the file may be read-only.");
}
