/** Smooth Selected Labels: one-hot rows, probabilities or class indices become smoothed rows, in their own syntax. */
import { window } from "vscode";
import { computeLoss } from "../../core/computeLoss.ts";
import type { Convention } from "../../core/convention.ts";
import { type FlatArray, flatten, type Nested } from "../../core/nested.ts";
import { readRequest } from "../../core/readRequest.ts";
import type { ArrayReading } from "../../formats/arrayReading.ts";
import { type LabelKind, labelKind } from "../../formats/labelKind.ts";
import { readArrays } from "../../formats/readArrays.ts";
import { roleOf } from "../../formats/roles.ts";
import { writeInPlace } from "../../formats/writeInPlace.ts";
import type { Answers } from "../ask/answers.ts";
import { askInOrder } from "../ask/askInOrder.ts";
import {
  conventionQuestion,
  numClassesQuestion,
  paddingQuestion,
  priorQuestion,
  smoothingQuestion,
} from "../ask/questions.ts";
import { editDocument } from "../editDocument.ts";
import { type EditorSelection, editorSelection } from "../editorSelection.ts";
import type { Command } from "../runCommand.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings.ts";
import { UserError, valueOrThrow } from "../userError.ts";

export interface SmoothOptions {
  readonly labelSmoothing?: number | undefined;
  readonly convention?: Convention | undefined;
  /** For class indices; an array whose last axis has this length is taken as rows. */
  readonly numClasses?: number | undefined;
  readonly paddingIndex?: number | undefined;
  readonly prior?: Nested | undefined;
  /** Where the numbers could be both: 0 1 1 0 as indices, or as one row of labels. */
  readonly targetKind?: "indices" | "probabilities" | undefined;
}

export const smoothLabels: Command<SmoothOptions> = {
  id: "smoothLabels",
  options: ["labelSmoothing", "convention", "numClasses", "paddingIndex", "prior", "targetKind"],
  run: async (given, interactive, services) => {
    const selection = editorSelection();
    if (!selection.isSelected)
      throw new UserError(
        "Nothing is selected. Select one-hot rows, probabilities or class indices, and run the command again.",
      );
    const labels = selectedLabels(selection, services);
    const version = selection.editor.document.version;
    const kindOf = (array: ArrayReading, answers: Answers): LabelKind => labelKind(array, answers);
    const someRows = (answers: Answers) => labels.map((array) => kindOf(array, answers));
    const { answers: memory } = services;
    const answers = await askInOrder(
      "Smooth Selected Labels",
      [
        smoothingQuestion(memory),
        conventionQuestion(memory),
        {
          ...numClassesQuestion(memory, leastClasses(labels)),
          isNeeded: (answers) =>
            answers.numClasses === undefined && someRows(answers).some(({ kind }) => kind === "indices"),
        },
        paddingQuestion(memory),
        priorQuestion(),
      ],
      {
        labelSmoothing: given.labelSmoothing,
        convention: given.convention ?? (interactive ? undefined : readSettings().convention),
        numClasses: given.numClasses,
        paddingIndex: given.paddingIndex,
        prior: given.prior === undefined ? undefined : flat(given.prior),
        targetKind: given.targetKind,
      },
    );
    if (answers === undefined) return undefined;
    const { decimals } = readSettings();
    const smoothed = labels.map((array) => ({ array, ...smooth(array, kindOf(array, answers), answers, selection) }));
    const edits = smoothed.flatMap(({ array, shape, values }) =>
      writeInPlace(selection.text, array, values, shape, { decimals, language: selection.editor.document.languageId }),
    );
    if (selection.editor.document.version !== version) {
      throw new UserError(
        "The document has changed while the questions were open, and nothing was replaced. Run the command again.",
      );
    }
    const replaced = await editDocument(selection.editor, (edit) => {
      for (const { span, text } of edits) edit.replace(selection.toRange(span), text);
    });
    if (!replaced)
      throw new UserError(
        "The editor did not take the smoothed labels: the file may be read-only. Nothing was changed.",
      );
    window.setStatusBarMessage(doneMessage(smoothed, answers, decimals), 15_000);
    return {
      labelSmoothing: answers.labelSmoothing,
      convention: answers.convention,
      arrays: smoothed.map(({ array, shape, values }) => ({
        ...(array.name === undefined ? {} : { name: array.name }),
        shape: [...shape],
        values: Array.from(values),
      })),
    };
  },
};

/** The arrays that are labels: by their name, or because no name says otherwise. */
function selectedLabels(selection: EditorSelection, { problems }: Services): ArrayReading[] {
  const reading = readArrays(selection.text);
  problems.show(selection, reading.problems);
  const [problem] = reading.problems;
  if (problem !== undefined) {
    throw new UserError(
      `Not all of the selection can be read, and nothing was replaced. ${problem.message}`,
      selection.toLocation(problem.span),
    );
  }
  const named = reading.arrays.filter(({ name }) => name !== undefined && roleOf(name) === "targets");
  const labels =
    named.length > 0 ? named : reading.arrays.filter(({ name }) => name === undefined || roleOf(name) === undefined);
  const some = labels.filter(({ values }) => values.length > 0);
  if (some.length === 0) {
    throw new UserError(
      "The selection holds no labels. Select one-hot rows such as [1, 0, 0], probabilities, or class indices such as [0, 2].",
    );
  }
  return some;
}

function leastClasses(labels: readonly ArrayReading[]): number {
  return labels.reduce((least, { values }) => values.reduce((most, y) => Math.max(most, Math.floor(y) + 1), least), 2);
}

/** The smoothed rows of one array, computed as the targets of a loss whose logits are 0. */
function smooth(array: ArrayReading, kind: LabelKind, answers: Answers, selection: EditorSelection): FlatArray {
  if (kind.kind === "neither") throw new UserError(kind.problem, selection.toLocation(array.span));
  const { convention, labelSmoothing, paddingIndex, prior } = answers;
  const numClasses = kind.kind === "indices" ? answers.numClasses! : array.shape.at(-1)!;
  const numRows = kind.kind === "indices" ? array.values.length : array.values.length / numClasses;
  const problem = valueOrThrow(
    readRequest({
      logits: { shape: [numRows, numClasses], values: new Float64Array(numRows * numClasses) },
      targets:
        kind.kind === "indices"
          ? { shape: [numRows], values: array.values }
          : { shape: [numRows, numClasses], values: array.values },
      targetKind: kind.kind === "indices" ? "indices" : "probabilities",
      labelSmoothing: labelSmoothing!,
      convention: convention!,
      paddingIndex,
      prior,
    }),
  );
  const shape = kind.kind === "indices" ? [...array.shape, numClasses] : array.shape;
  return { shape, values: computeLoss(problem).targetProbs };
}

function doneMessage(
  smoothed: readonly { readonly shape: readonly number[]; readonly values: Float64Array }[],
  { labelSmoothing, convention }: Answers,
  decimals: number,
): string {
  const rows = smoothed.reduce((count, { shape, values }) => count + values.length / shape.at(-1)!, 0);
  const factor = 10 ** decimals;
  const exact = smoothed.every(({ values }) =>
    values.every((value) => Math.abs(Math.round(value * factor) / factor - value) < 1e-12),
  );
  const rounded = exact ? "" : `, rounded to ${decimals} decimals (setting labelSmoothing.decimals)`;
  return `Smoothed ${rows} ${rows === 1 ? "row" : "rows"} with a = ${labelSmoothing}, ${convention}${rounded}`;
}

function flat(nested: Nested): FlatArray {
  const flattened = flatten(nested, "prior");
  if ("problem" in flattened) throw new UserError(flattened.problem);
  return flattened;
}
