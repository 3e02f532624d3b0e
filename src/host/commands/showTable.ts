/** Show Smoothing Table: target, floor, gap and bounds for several values side by side; no selection needed. */
import { CONVENTION_NAMES, CONVENTIONS, type Convention } from "../../core/convention.ts";
import { flatten, type Nested } from "../../core/nested.ts";
import { readRequest, smoothingProblem } from "../../core/readRequest.ts";
import { smoothingColumns, smoothingTableReport } from "../../report/smoothingTableReport.ts";
import { askInOrder } from "../ask/askInOrder.ts";
import {
  conventionQuestion,
  MOST_CLASSES,
  numClassesQuestion,
  paddingQuestion,
  priorQuestion,
  smoothingValuesQuestion,
} from "../ask/questions.ts";
import type { Command } from "../runCommand.ts";
import { readSettings } from "../settings.ts";
import { UserError, valueOrThrow } from "../userError.ts";
import { USUAL_VALUES } from "./compareValues.ts";

export interface TableOptions {
  readonly numClasses?: number | undefined;
  readonly labelSmoothing?: number | readonly number[] | undefined;
  readonly convention?: Convention | undefined;
  /** The class shown as the true one. Default: the first that is not padding. */
  readonly trueClass?: number | undefined;
  readonly paddingIndex?: number | undefined;
  readonly prior?: Nested | undefined;
}

export const showTable: Command<TableOptions> = {
  id: "showTable",
  options: ["numClasses", "labelSmoothing", "convention", "trueClass", "paddingIndex", "prior"],
  run: async (given, interactive, services) => {
    const { answers: memory } = services;
    const answers = await askInOrder(
      "Smoothing Table",
      [
        numClassesQuestion(memory, 2),
        smoothingValuesQuestion(memory, USUAL_VALUES),
        conventionQuestion(memory),
        paddingQuestion(memory),
        priorQuestion(),
      ],
      {
        numClasses: given.numClasses,
        values: given.labelSmoothing === undefined ? undefined : [given.labelSmoothing].flat(),
        convention: given.convention ?? (interactive ? undefined : readSettings().convention),
        paddingIndex: given.paddingIndex,
        prior: given.prior === undefined ? undefined : flat(given.prior),
      },
    );
    if (answers === undefined) return undefined;
    const { values, numClasses } = answers;
    const convention = answers.convention!;
    if (!Number.isInteger(numClasses) || numClasses! < 1 || numClasses! > MOST_CLASSES) {
      throw new UserError(`numClasses is ${numClasses}. Give a whole number from 1 to ${MOST_CLASSES}.`);
    }
    const K = numClasses!;
    const wrong = values!.map(smoothingProblem).find((problem) => problem !== undefined);
    if (wrong !== undefined || values!.length === 0)
      throw new UserError(wrong ?? "No smoothing value is given. Give a list such as [0, 0.1].");
    if (!CONVENTION_NAMES.includes(convention)) {
      throw new UserError(`convention is ${JSON.stringify(convention)}. Give one of ${CONVENTION_NAMES.join(", ")}.`);
    }
    if (K < CONVENTIONS[convention].minClasses) {
      throw new UserError(
        `The convention "${convention}" needs at least ${CONVENTIONS[convention].minClasses} classes.`,
      );
    }
    const trueClass = given.trueClass ?? (answers.paddingIndex === 0 ? 1 : 0);
    // The same checks as a loss of one row has: padding and true class in range, a prior that fits.
    const checked = valueOrThrow(
      readRequest({
        logits: { shape: [K], values: new Float64Array(K) },
        targets: trueClass,
        targetKind: "indices",
        labelSmoothing: values![0]!,
        convention,
        paddingIndex: answers.paddingIndex,
        prior: answers.prior,
      }),
    );
    if (trueClass === checked.paddingIndex)
      throw new UserError(`Class ${trueClass} is the padding class. Give another trueClass.`);
    const problem = {
      numClasses: K,
      values: values!,
      convention,
      trueClass,
      paddingIndex: checked.paddingIndex,
      prior: checked.prior,
    };
    await services.results.show(smoothingTableReport(problem));
    return {
      numClasses: K,
      convention,
      columns: smoothingColumns(problem).map((column) => ({ ...column, targetProbs: Array.from(column.targetProbs) })),
    };
  },
};

function flat(nested: Nested) {
  const flattened = flatten(nested, "prior");
  if ("problem" in flattened) throw new UserError(flattened.problem);
  return flattened;
}
