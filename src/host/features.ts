/** Everything that is loaded on first use: the commands, what they share, and the API's functions. */
import {
  type CodeAction,
  type CustomReadonlyEditorProvider,
  type ExtensionContext,
  type Range,
  type TextDocument,
  type WebviewPanel,
  window,
} from "vscode";
import { api, type LabelSmoothingApi } from "./api.ts";
import { lastAnswers } from "./ask/lastAnswers.ts";
import { calibrationEditor } from "./calibration/calibrationEditor.ts";
import { comparePage, restoreComparison } from "./calibration/comparePage.ts";
import type { CommandId } from "./commandIds.ts";
import { changeLossValue } from "./commands/changeLossValue.ts";
import { compareLogitsFiles } from "./commands/compareLogitsFiles.ts";
import { compareValues } from "./commands/compareValues.ts";
import { computeSelection } from "./commands/computeSelection.ts";
import { copyResult } from "./commands/copyResult.ts";
import { insertLossTest } from "./commands/insertLossTest.ts";
import { insertResult } from "./commands/insertResult.ts";
import { interpretLoss } from "./commands/interpretLoss.ts";
import { listLossCalls } from "./commands/listLossCalls.ts";
import { openCalibration } from "./commands/openCalibration.ts";
import { openPanel } from "./commands/openPanel.ts";
import { openPanelToSide } from "./commands/openPanelToSide.ts";
import { refreshLossCalls } from "./commands/refreshLossCalls.ts";
import { showChecks } from "./commands/showChecks.ts";
import { showInPanel } from "./commands/showInPanel.ts";
import { showTable } from "./commands/showTable.ts";
import { smoothAllLossCalls } from "./commands/smoothAllLossCalls.ts";
import { smoothLabels } from "./commands/smoothLabels.ts";
import { smoothLossCall } from "./commands/smoothLossCall.ts";
import { type Panels, panels } from "./panel/panels.ts";
import { codeActions } from "./providers/codeActions.ts";
import { diagnostics } from "./providers/diagnostics.ts";
import { hover } from "./providers/hover.ts";
import { inlayHints } from "./providers/inlayHints.ts";
import { projectVersions } from "./providers/projectVersions.ts";
import { quickFixes } from "./providers/quickFixes.ts";
import { noteChange } from "./providers/sourceOf.ts";
import { readingProblems } from "./readingProblems.ts";
import type { ResultFiles } from "./results/resultFiles.ts";
import { results } from "./results/results.ts";
import { type Command, runCommand } from "./runCommand.ts";
import type { Services } from "./services.ts";
import { type LossCallsTree, lossCallsTree } from "./views/lossCallsTree.ts";

export interface Features {
  readonly api: LabelSmoothingApi;
  readonly codeActions: (document: TextDocument, range: Range) => Promise<CodeAction[]>;
  readonly hover: typeof hover;
  readonly inlayHints: typeof inlayHints;
  readonly noteChange: typeof noteChange;
  readonly check: (document: TextDocument) => void;
  readonly forgetProblems: (document: TextDocument) => void;
  readonly quickFixes: (document: TextDocument, range: Range) => CodeAction[];
  readonly lossCalls: LossCallsTree;
  readonly panels: Panels;
  readonly calibration: CustomReadonlyEditorProvider;
  readonly restoreComparison: (panel: WebviewPanel, saved: unknown) => void;
  readonly run: (id: CommandId, argument: unknown, selected?: unknown) => Promise<unknown>;
}

const COMMANDS: Readonly<Record<CommandId, Command<never>>> = {
  computeSelection,
  smoothLabels,
  showTable,
  compareValues,
  interpretLoss,
  copyResult,
  insertResult,
  changeLossValue,
  insertLossTest,
  listLossCalls,
  refreshLossCalls,
  smoothAllLossCalls,
  smoothLossCall,
  showChecks,
  openPanel,
  openPanelToSide,
  showInPanel,
  openCalibration,
  compareLogitsFiles,
};

/** Makes what the commands share; it goes with `context`. */
export function features(context: ExtensionContext, files: ResultFiles): Features {
  const versions = projectVersions(() => problems.checkAgain());
  const problems = diagnostics(versions);
  const services: Services = {
    versions,
    answers: lastAnswers(context.globalState),
    results: results(files),
    problems: readingProblems(),
    lossCalls: lossCallsTree(),
    panels: panels(context, () => services),
    compare: (uris) => comparePage(uris, context.extensionUri, services),
    log: window.createOutputChannel("Label Smoothing", { log: true }),
  };
  context.subscriptions.push(services.answers, services.problems, services.log, services.panels, problems, versions);
  return {
    api,
    codeActions: (document, range) => codeActions(document, range, versions),
    hover,
    inlayHints,
    noteChange,
    check: problems.check,
    forgetProblems: problems.forget,
    quickFixes: (document, range) => quickFixes(problems, document, range),
    lossCalls: services.lossCalls,
    panels: services.panels,
    calibration: calibrationEditor(context, () => services),
    restoreComparison: (panel, saved) => restoreComparison(panel, saved, context.extensionUri, services),
    run: (id, argument, selected) => runCommand(COMMANDS[id], argument, selected, services),
  };
}
