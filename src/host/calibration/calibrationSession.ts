/** One calibration editor: reads its file, tells the page, and does what the page asks. */
import { commands, type Uri, window, workspace } from "vscode";
import type { InputKind } from "../../core/lossProblem.ts";
import type { CalibrationView, FromCalibration, ToCalibration } from "../../protocol/calibrationView.ts";
import { calibrationReport } from "../../report/calibrationReport.ts";
import { calibrationSnippet } from "../../report/calibrationSnippet.ts";
import type { Report } from "../../report/report.ts";
import { REPORT_FORMATS } from "../../report/writers/index.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings.ts";
import { UserError, valueOrThrow } from "../userError.ts";
import { chooseLabelsFile } from "./chooseLabelsFile.ts";
import { computeCalibration, shownAt } from "./computeCalibration.ts";
import type { PageSession } from "./connectPage.ts";
import { isDefaultEditor, makeDefaultEditor } from "./defaultEditor.ts";
import { forPage, shownReport } from "./forPage.ts";
import { type LogitsFile, openLogits } from "./openLogits.ts";
import { pageActions } from "./pageActions.ts";
import { rowNumbers } from "./rowNumbers.ts";

/** Progress is told no more often than this, in milliseconds, and figures so far take at most a tenth of the time. */
const TELL = 150;
const SHARE = 10;

/** Figures of a temperature may take so long when the slider has gone on, in milliseconds: a drag is then followed. */
const LIVE = 150;

/** A session on the file at `uri`; `send` reaches the page. */
export function calibrationSession(uri: Uri, send: (message: ToCalibration) => void, services: Services): PageSession {
  const post = (message: ToCalibration) => send(forPage(message));
  let file: LogitsFile | undefined;
  let labelsUri: Uri | undefined;
  let inputKind: InputKind | undefined;
  let binCount = readSettings().bins;
  /** The report of what is shown. */
  let report: Report | undefined;
  let view: CalibrationView = { kind: "opening" };
  /** The running computation: another one makes its result void. */
  let run = 0;

  const show = (next: CalibrationView) => {
    view = next;
    post({ kind: "show", view });
  };
  const say = (text: string | undefined, isProblem = false) => {
    if (text !== undefined) post({ kind: "said", text, isProblem });
  };
  const actions = pageActions(post, services);
  const close = async () => {
    await file?.close();
    file = undefined;
  };

  const read = async () => {
    run += 1;
    const own = run;
    const isCancelled = () => own !== run;
    try {
      await close();
      const opened = await openLogits(uri, { labelsUri, inputKind });
      if (isCancelled()) return opened.kind === "logits" ? opened.file.close() : undefined;
      if (opened.kind !== "logits") return show(opened);
      file = opened.file;
      await compute(opened.file, isCancelled);
    } catch (error) {
      if (isCancelled()) return;
      if (!(error instanceof UserError)) services.log.error("Calibration:", String((error as Error)?.stack ?? error));
      const reason = error instanceof Error ? error.message : String(error);
      const message = error instanceof UserError ? reason : `The file could not be read: ${reason}`;
      show({ kind: "problem", message, canChooseLabels: false });
    }
  };

  const compute = async ({ facts, logits, arrays }: LogitsFile, isCancelled: () => boolean) => {
    let next = performance.now() + TELL;
    const result = await computeCalibration(logits, {
      binCount,
      isCancelled,
      report: (progress, soFar) => {
        const now = performance.now();
        if (now < next) return;
        show({ kind: "reading", facts, progress, soFar: soFar() });
        const took = performance.now() - now;
        next = now + Math.max(TELL, SHARE * took);
      },
    });
    if (isCancelled()) return;
    if ("problem" in result) return show({ kind: "problem", message: result.problem, canChooseLabels: true });
    if (result.value === undefined) return;
    const sources = [facts.array, facts.whyInputKind, facts.labels, ...(facts.computed ? [facts.computed] : [])];
    const { decimals } = readSettings();
    report = calibrationReport(result.value, { decimals, sources, warnings: facts.notes });
    const shown = { result: result.value, report: shownReport(report), arrays };
    show({ kind: "calibration", facts, ...shown, isDefaultEditor: isDefaultEditor(uri) });
  };

  const handle = async (message: FromCalibration): Promise<void> => {
    switch (message.kind) {
      case "ready":
        return show(view);
      case "again":
        return read();
      case "cancel": {
        run += 1;
        if (view.kind === "reading") {
          show({ kind: "cancelled", facts: view.facts, ...(view.soFar && { soFar: view.soFar }) });
        }
        return;
      }
      case "chooseLabels": {
        const chosen = await chooseLabelsFile(uri);
        if (chosen === undefined) return;
        labelsUri = chosen;
        return read();
      }
      case "chooseInputKind":
        inputKind = message.inputKind;
        return read();
      case "chooseBins":
        binCount = message.binCount;
        return read();
      case "chooseTemperature":
        return showAt(message.temperature);
      case "openRow": {
        if (file === undefined) return;
        return services.panels.showRow(await rowNumbers(file, message.row), { uri, row: message.row });
      }
      case "export":
        return exportAs(message.format);
      case "makeDefault":
        await makeDefaultEditor(uri);
        if (view.kind === "calibration") show({ ...view, isDefaultEditor: true });
        return say("Files like this one open here from now on. The setting is workbench.editorAssociations.");
      case "compare":
        return void (await commands.executeCommand("labelSmoothing.compareLogitsFiles", { uris: [uri] }));
      default:
        return actions(message);
    }
  };

  // A further temperature cancels the pass over the rows, unless that is about to end: the pictures follow a drag.
  let wanted: number | undefined;
  const showAt = async (temperature: number) => {
    const isBusy = wanted !== undefined;
    wanted = temperature;
    if (isBusy) return;
    try {
      while (wanted !== undefined && file !== undefined) {
        const now: number = wanted;
        const own = run;
        const late = performance.now() + LIVE;
        const isCancelled = () => own !== run || (wanted !== now && performance.now() > late);
        const shown = await shownAt(file.logits, now, { binCount, isCancelled, report: () => {} });
        if (own !== run) break;
        if ("problem" in shown) return show({ kind: "problem", message: shown.problem, canChooseLabels: true });
        if (shown.value !== undefined) post({ kind: "atTemperature", temperature: now, shown: shown.value });
        if (wanted === now) break;
      }
    } finally {
      wanted = undefined;
    }
  };

  const exportAs = async (format: "markdown" | "csv" | "json" | "python") => {
    if (view.kind !== "calibration" || file === undefined || report === undefined) return;
    const options = { decimals: readSettings().decimals, languageId: "python" };
    const content =
      format === "python"
        ? valueOrThrow(calibrationSnippet({ ...file.snippet, binCount }))
        : REPORT_FORMATS[format].write(report, options);
    const language = format === "csv" ? "plaintext" : format;
    await window.showTextDocument(await workspace.openTextDocument({ language, content }));
  };

  // The file is read while the page loads.
  void read();
  return {
    receive: async (message) => {
      try {
        await handle(message);
      } catch (error) {
        if (error instanceof UserError) return say(error.message, true);
        services.log.error(`Calibration, ${message.kind}:`, String((error as Error)?.stack ?? error));
        say("Something went wrong. The details are in the output channel Label Smoothing.", true);
      }
    },
    readAgain: () => void read(),
    dispose: () => {
      run += 1;
      void close();
    },
  };
}
