/** Smooth All Loss Calls in Workspace: finds them, lets the person choose, and applies one edit. */
import { ProgressLocation, type QuickPickItem, QuickPickItemKind, Range, ThemeIcon, window, workspace } from "vscode";
import type { SmoothingAction } from "../../analysis/actions/smoothingAction.ts";
import { callRole } from "../../analysis/callRole.ts";
import type { LossCall } from "../../analysis/findLossCalls.ts";
import { smoothingActions } from "../../analysis/smoothingActions.ts";
import type { PackageVersion } from "../../analysis/versions/packageVersion.ts";
import { askText } from "../ask/askText.ts";
import { readTypedSmoothing } from "../ask/readNumbers.ts";
import { missingIn } from "../providers/missingIn.ts";
import type { Command } from "../runCommand.ts";
import { readSettings } from "../settings.ts";
import { UserError } from "../userError.ts";
import { workspaceEditForAll } from "../workspace/applyToFiles.ts";
import { positionIn } from "../workspace/listedCall.ts";
import { lossFiles } from "../workspace/lossFiles.ts";
import { type ScannedText, scanLosses } from "../workspace/scanLosses.ts";

/** No options: what is smoothed is always the person's choice. */
type NoOptions = Record<never, never>;

const TITLE = "Smooth All Loss Calls in Workspace";

interface Candidate extends QuickPickItem {
  readonly text: ScannedText;
  readonly lossCall: LossCall;
  /** Why it should be looked at first. */
  readonly doubt?: string;
}

export const smoothAllLossCalls: Command<NoOptions> = {
  id: "smoothAllLossCalls",
  options: [],
  run: async (_options, _interactive, { versions }) => {
    const texts = await scanWorkspace();
    if (texts === undefined) return undefined;
    // By text, so that what follows need not wait for files.
    const allowed = new Map<ScannedText, readonly PackageVersion[]>();
    for (const text of texts) allowed.set(text, await versions.of(text.uri));
    const add: Adding = (text, lossCall, labelSmoothing) => {
      const options = { labelSmoothing, missingIn: missingIn(allowed.get(text) ?? []) };
      const [first] = smoothingActions(text.source, lossCall, options);
      return first?.kind === "add" ? first : undefined;
    };
    const { items, declined } = candidatesIn(texts, add);
    if (items.every(({ kind }) => kind === QuickPickItemKind.Separator)) {
      const found = texts.flatMap(({ calls }) => calls).length;
      void window.showInformationMessage(nothingToDo(found, declined));
      return { offered: 0, files: 0 };
    }
    const picked = await pick(items, declined);
    if (picked === undefined || picked.length === 0) return undefined;
    const value = await askValue();
    if (value === undefined) return undefined;
    return applyTo(picked, value, add);
  },
};

/** The action that adds smoothing to a call; undefined where the call is smoothed already. */
type Adding = (text: ScannedText, lossCall: LossCall, labelSmoothing: number) => SmoothingAction | undefined;

/** All texts with loss calls; undefined where the person cancelled. */
async function scanWorkspace(): Promise<readonly ScannedText[] | undefined> {
  if (workspace.workspaceFolders === undefined)
    throw new UserError("No folder is open. Open the folder of your code first.");
  return window.withProgress(
    { location: ProgressLocation.Notification, title: "Looking for loss calls", cancellable: true },
    async (progress, token) => {
      const files = await lossFiles(undefined, token);
      const report = (done: number, total: number) => progress.report({ message: `${done} of ${total} files` });
      const texts = await scanLosses(files, { token, report });
      return token.isCancellationRequested ? undefined : texts;
    },
  );
}

/** The calls that can be smoothed, by file; training losses are ticked. */
function candidatesIn(
  texts: readonly ScannedText[],
  add: Adding,
): { items: (Candidate | QuickPickItem)[]; declined: number } {
  let declined = 0;
  const items = texts.flatMap((text): (Candidate | QuickPickItem)[] => {
    const own = text.calls.flatMap((lossCall): Candidate[] => {
      const action = add(text, lossCall, readSettings().value);
      if (action === undefined) return [];
      if (action.declined !== undefined) {
        declined++;
        return [];
      }
      return [candidate(text, lossCall, action)];
    });
    const label = workspace.asRelativePath(text.notebook ?? text.uri);
    return own.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...own];
  });
  return { items, declined };
}

function candidate(text: ScannedText, lossCall: LossCall, action: SmoothingAction): Candidate {
  const { role, reason } = callRole(text.source, lossCall);
  const { line } = positionIn(text.source.text, lossCall.nameSpan.start);
  const code = text.source.text.split(/\r?\n/)[line]!.trim();
  const isTraining = role === "training";
  return {
    label: code.length > 80 ? `${code.slice(0, 79)}…` : code,
    description: isTraining ? "" : `not for training: ${reason}`,
    detail: `line ${line + 1} · ${lossCall.api} · ${action.title}`,
    picked: isTraining,
    buttons: [{ iconPath: new ThemeIcon("go-to-file"), tooltip: "Open" }],
    text,
    lossCall,
    ...(!isTraining && { doubt: `Not for training: ${reason}` }),
  };
}

function pick(
  items: readonly (Candidate | QuickPickItem)[],
  declined: number,
): Promise<readonly Candidate[] | undefined> {
  const box = window.createQuickPick<Candidate | QuickPickItem>();
  box.title = TITLE;
  box.placeholder =
    declined === 0 ? "Losses to smooth" : `Losses to smooth (${declined} that cannot be smoothed safely are left out)`;
  box.canSelectMany = true;
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  box.ignoreFocusOut = true;
  box.items = items;
  box.selectedItems = items.filter(({ picked }) => picked === true);
  return new Promise<readonly Candidate[] | undefined>((resolve) => {
    box.onDidAccept(() => resolve(box.selectedItems.filter(isCandidate)));
    box.onDidHide(() => resolve(undefined));
    box.onDidTriggerItemButton(({ item }) => {
      if (isCandidate(item)) void open(item);
    });
    box.show();
  }).finally(() => box.dispose());
}

function isCandidate(item: Candidate | QuickPickItem): item is Candidate {
  return "lossCall" in item;
}

async function open({ text, lossCall }: Candidate): Promise<void> {
  const document = await workspace.openTextDocument(text.uri);
  const position = document.positionAt(lossCall.nameSpan.start);
  await window.showTextDocument(document, {
    preserveFocus: true,
    preview: true,
    selection: new Range(position, position),
  });
}

async function askValue(): Promise<number | undefined> {
  const answered = await askText(
    {
      prompt: "Smoothing value, from 0 to 1",
      placeholder: "0.1",
      initial: String(readSettings().value),
      read: readTypedSmoothing,
    },
    { title: TITLE, step: 2, totalSteps: 2, canGoBack: false },
  );
  return answered.kind === "answer" ? answered.value : undefined;
}

async function applyTo(
  picked: readonly Candidate[],
  value: number,
  add: Adding,
): Promise<{ offered: number; files: number }> {
  const changes = picked.map(({ text, lossCall, doubt }) => ({
    uri: text.uri,
    text: text.source.text,
    edits: add(text, lossCall, value)!.edits,
    label: `Smooth ${lossCall.api} (${value})`,
    ...(doubt !== undefined && { doubt }),
  }));
  if (await isOutdated(picked)) {
    throw new UserError("A file changed since its losses were found, and nothing was changed. Run the command again.");
  }
  const done = await workspace.applyEdit(workspaceEditForAll(changes), { isRefactoring: true });
  if (!done) return { offered: picked.length, files: 0 };
  const files = new Set(picked.map(({ text }) => (text.notebook ?? text.uri).toString())).size;
  const where = files === 1 ? "1 file" : `${files} files`;
  const what = picked.length === 1 ? "1 loss call" : `${picked.length} loss calls`;
  // What was left out in the preview VS Code does not tell.
  const applied = picked.some(({ doubt }) => doubt !== undefined)
    ? `Smoothed what was ticked in the preview with ${value}.`
    : `Smoothed ${what} in ${where} with ${value}.`;
  void window.showInformationMessage(`${applied} One undo takes it back; nothing is saved yet.`);
  return { offered: picked.length, files };
}

/** Whether a text is no longer the one in which the calls were found. */
async function isOutdated(picked: readonly Candidate[]): Promise<boolean> {
  for (const { text } of new Map(
    picked.map((each): [string, Candidate] => [each.text.uri.toString(), each]),
  ).values()) {
    if ((await workspace.openTextDocument(text.uri)).getText() !== text.source.text) return true;
  }
  return false;
}

function nothingToDo(found: number, declined: number): string {
  if (found === 0) return "No loss calls that Label Smoothing knows were found in this workspace.";
  const rest = declined === 0 ? "" : ` ${declined} cannot be smoothed safely; the hover on each says why.`;
  return `Nothing to smooth: ${found} loss ${found === 1 ? "call was" : "calls were"} found, all smoothed or left alone.${rest}`;
}
