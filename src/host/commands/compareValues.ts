/** Compare Smoothing Values for Selection: value against loss, floor, excess and gradient norm. */
import { compareSmoothingValues } from "../../core/lossTotals.ts";
import { readRequest, smoothingProblem } from "../../core/readRequest.ts";
import { valuesReport } from "../../report/valuesReport.ts";
import { smoothingValuesQuestion } from "../ask/questions.ts";
import type { Command } from "../runCommand.ts";
import { runSliced } from "../runSliced.ts";
import { UserError, valueOrThrow } from "../userError.ts";
import { askForLoss, LOSS_OPTIONS, type LossOptions, lossInput } from "./lossInput.ts";

/** The values that the literature reports most. */
export const USUAL_VALUES: readonly number[] = [0, 0.05, 0.1, 0.2, 0.3];

/** Options of a loss; `labelSmoothing` may be one value or several. */
export type CompareOptions = Omit<LossOptions, "labelSmoothing"> & {
  readonly labelSmoothing?: number | readonly number[] | undefined;
};

export const compareValues: Command<CompareOptions> = {
  id: "compareValues",
  options: LOSS_OPTIONS,
  run: async ({ labelSmoothing, ...given }, interactive, services) => {
    const input = lossInput(given, services);
    const values = labelSmoothing === undefined ? undefined : [labelSmoothing].flat();
    const request = await askForLoss(
      "Compare Smoothing Values",
      { ...input, options: { ...input.options, labelSmoothing: 0 } },
      interactive,
      () => [smoothingValuesQuestion(services.answers, USUAL_VALUES)],
      values === undefined ? (interactive ? {} : { values: USUAL_VALUES }) : { values },
      services,
    );
    if (request === undefined) return undefined;
    const chosen = request.values ?? USUAL_VALUES;
    const wrong = chosen.map(smoothingProblem).find((problem) => problem !== undefined);
    if (wrong !== undefined || chosen.length === 0)
      throw new UserError(wrong ?? "No smoothing value is given. Give a list such as [0, 0.1].");
    const problem = valueOrThrow(readRequest(request));
    const totals = await runSliced("Comparing smoothing values", compareSmoothingValues(problem, chosen));
    if (totals === undefined) return undefined;
    await services.results.show(valuesReport(problem, totals, input));
    return totals;
  },
};
