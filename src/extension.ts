/** The extension's table of contents: what is registered, and the API that other extensions get. */
import { type ExtensionContext, window } from "vscode";
import { api, type LabelSmoothingApi } from "./host/api.ts";
import { lastAnswers } from "./host/ask/lastAnswers.ts";
import { compareValues } from "./host/commands/compareValues.ts";
import { computeSelection } from "./host/commands/computeSelection.ts";
import { copyResult } from "./host/commands/copyResult.ts";
import { insertResult } from "./host/commands/insertResult.ts";
import { interpretLoss } from "./host/commands/interpretLoss.ts";
import { showTable } from "./host/commands/showTable.ts";
import { smoothLabels } from "./host/commands/smoothLabels.ts";
import { readingProblems } from "./host/readingProblems.ts";
import { registerCommand } from "./host/registerCommand.ts";
import { results } from "./host/results/results.ts";
import type { Services } from "./host/services.ts";

/** Registers everything; nothing is read or computed before it is asked for. */
export function activate(context: ExtensionContext): LabelSmoothingApi {
  const log = window.createOutputChannel("Label Smoothing", { log: true });
  const services: Services = {
    answers: lastAnswers(context.globalState),
    results: results(context.workspaceState),
    problems: readingProblems(),
    log,
  };
  context.subscriptions.push(
    log,
    services.answers,
    services.results,
    services.problems,
    registerCommand(computeSelection, services),
    registerCommand(smoothLabels, services),
    registerCommand(showTable, services),
    registerCommand(compareValues, services),
    registerCommand(interpretLoss, services),
    registerCommand(copyResult, services),
    registerCommand(insertResult, services),
  );
  return api;
}
