/** Compute Loss and Gradient for Selection: the hard and the smoothed loss side by side. */
import { window } from "vscode";
import { compareLosses } from "../../core/compareLosses.ts";
import { compute } from "../../core/compute.ts";
import { readRequest } from "../../core/readRequest.ts";
import { formatNumber } from "../../report/formatNumber.ts";
import { lossReport } from "../../report/lossReport.ts";
import { smoothingQuestion } from "../ask/questions.ts";
import type { Command } from "../runCommand.ts";
import { runSliced } from "../runSliced.ts";
import { readSettings } from "../settings.ts";
import { valueOrThrow } from "../userError.ts";
import { askForLoss, LOSS_OPTIONS, type LossOptions, lossInput } from "./lossInput.ts";

/** Up to so many elements the command's result holds the arrays; larger ones are summed up in the report only. */
const ELEMENTS_RETURNED = 100_000;

export const computeSelection: Command<LossOptions> = {
  id: "computeSelection",
  options: LOSS_OPTIONS,
  run: async (given, interactive, services) => {
    const input = lossInput(given, services);
    const request = await askForLoss(
      "Compute Loss and Gradient",
      input,
      interactive,
      () => [smoothingQuestion(services.answers)],
      {},
      services,
    );
    if (request === undefined) return undefined;
    const problem = valueOrThrow(readRequest(request));
    const comparison = await runSliced("Computing loss and gradient", compareLosses(problem));
    if (comparison === undefined) return undefined;
    const { decimals } = readSettings();
    const report = lossReport(comparison, { decimals, sources: input.sources, warnings: input.warnings });
    await services.results.show(report);
    const { hard, smoothed } = comparison;
    const figures = [hard.loss, smoothed.loss, smoothed.minimumLoss].map((value) => formatNumber(value, decimals));
    window.setStatusBarMessage(`Loss: hard ${figures[0]}, smoothed ${figures[1]}, floor ${figures[2]}`, 15_000);
    const totals = { hard, smoothed, countedRows: comparison.countedRows, accuracy: comparison.accuracy };
    if (problem.input.length > ELEMENTS_RETURNED) {
      return { loss: smoothed.loss, minimumLoss: smoothed.minimumLoss, optimalGap: smoothed.optimalGap, ...totals };
    }
    return { ...valueOrThrow(compute(request)), ...totals };
  },
};
