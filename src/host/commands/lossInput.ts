/** The logits, targets and options of a command: from its argument, from the selection, and from what is asked. */
import type { Convention } from "../../core/convention.ts";
import type { InputKind } from "../../core/lossProblem.ts";
import { type FlatArray, flatten, type Nested } from "../../core/nested.ts";
import type { LossRequest } from "../../core/request.ts";
import { fitTargets } from "../../formats/fitTargets.ts";
import { readArrays } from "../../formats/readArrays.ts";
import { type SelectedRequest, selectRequest } from "../../formats/selectRequest.ts";
import type { Answers } from "../ask/answers.ts";
import { askChoice } from "../ask/askChoice.ts";
import { askInOrder, type Question } from "../ask/askInOrder.ts";
import { askText } from "../ask/askText.ts";
import { conventionQuestion, paddingQuestion, priorQuestion } from "../ask/questions.ts";
import { readTypedTargets } from "../ask/readTargets.ts";
import { describePlace, type EditorSelection, editorSelection } from "../editorSelection.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings.ts";
import { UserError } from "../userError.ts";

/** Options that a selection or an argument gives. */
export type LossOptions = Partial<LossRequest>;

/** The names of a loss command's options. */
export const LOSS_OPTIONS = [
  "logits",
  "inputKind",
  "targets",
  "targetKind",
  "labelSmoothing",
  "convention",
  "loss",
  "paddingIndex",
  "prior",
  "classWeights",
  "posWeight",
  "ignoreIndex",
  "classAxis",
  "reduction",
  "temperature",
] as const satisfies readonly (keyof LossRequest)[];

/** A request in the making, and where it comes from. */
export interface LossInput {
  readonly options: LossOptions & { readonly logits: Nested };
  readonly sources: readonly string[];
  readonly warnings: readonly string[];
  readonly mayBeProbabilities: boolean;
}

/** Everything but what has to be asked. An argument's options come before the selection's. */
export function lossInput(given: LossOptions, { problems }: Services): LossInput {
  if (given.logits !== undefined) {
    return { options: { ...given, logits: given.logits }, sources: [], warnings: [], mayBeProbabilities: false };
  }
  const selection = editorSelection();
  const selected = selectRequest(readArrays(selection.text));
  problems.show(selection, selected.problems);
  const { logits } = selected.arrays;
  if (logits === undefined) throw nothingRead(selection, selected);
  const { targets, ...arrays } = selected.arrays;
  const fitted =
    targets === undefined || given.targets !== undefined ? {} : { targets: fitTargets(targets, logits.shape) };
  const { numClasses: _, ...numbers } = selected.numbers;
  const { inputKind, convention, reduction } = selected;
  const words = Object.fromEntries(
    Object.entries({ inputKind, convention, reduction }).filter(([, value]) => value !== undefined),
  );
  return {
    options: { ...arrays, ...fitted, ...numbers, ...words, ...given, logits },
    sources: [describeSources(selection, selected)],
    warnings: selected.problems.map(({ message, span }) => `Not read (${place(selection, span)}): ${message}`),
    mayBeProbabilities: selected.mayBeProbabilities && given.inputKind === undefined,
  };
}

function nothingRead(selection: EditorSelection, { problems }: SelectedRequest): UserError {
  const what = selection.isSelected ? "The selection" : "Nothing is selected, and the document";
  const [problem] = problems;
  if (problem !== undefined)
    return new UserError(
      `${what} holds no logits that can be read. ${problem.message}`,
      selection.toLocation(problem.span),
    );
  return new UserError(
    `${what} holds no logits. Select one number a class, such as [2.0, 1.0, 0.1], or several rows of them.`,
  );
}

const ROLE_TITLES: Readonly<Record<string, string>> = {
  logits: "logits",
  targets: "targets",
  classWeights: "class weights",
  posWeight: "posWeight",
  prior: "prior",
  labelSmoothing: "smoothing value",
  ignoreIndex: "ignoreIndex",
  paddingIndex: "paddingIndex",
  temperature: "temperature",
  numClasses: "number of classes",
};

function describeSources(selection: EditorSelection, { assignments }: SelectedRequest): string {
  const parts = assignments.map(({ role, array, by }) => {
    const how = by === "name" ? `called ${array.name}` : "by shape";
    const what = array.shape.length === 0 ? String(array.values[0]) : array.shape.join(" × ");
    return `${ROLE_TITLES[role]} ${what} (${how}, ${place(selection, array.span)})`;
  });
  return `Read: ${parts.join("; ")}.`;
}

function place(selection: EditorSelection, span: { start: number; end: number }): string {
  return describePlace(selection.toRange(span), selection.editor.document.uri);
}

/** Asks for what `input` does not say; `more` are the command's own questions, asked after the targets. */
export async function askForLoss(
  title: string,
  input: LossInput,
  interactive: boolean,
  more: (shape: readonly number[]) => readonly Question[],
  own: Answers,
  services: Services,
): Promise<(LossRequest & Answers) | undefined> {
  const logits = flatten(input.options.logits, "logits");
  if ("problem" in logits) throw new UserError(logits.problem);
  const { shape } = logits;
  const numClasses = shape[shape.length === 1 ? 0 : 1] ?? 0;
  const convention: Convention | undefined =
    input.options.convention ?? (interactive ? undefined : readSettings().convention);
  const memory = services.answers;
  const given = { ...input.options, logits, convention, numClasses, ...own } as Answers;
  const answers = await askInOrder(
    title,
    [
      ...(input.mayBeProbabilities ? [inputKindQuestion()] : []),
      targetsQuestion(logits, input.options.ignoreIndex ?? -100),
      ...more(shape),
      conventionQuestion(memory),
      paddingQuestion(memory),
      priorQuestion(),
    ],
    given,
  );
  if (answers === undefined) return undefined;
  const { numClasses: _, ...request } = answers;
  const isSelected = input.sources.length > 0;
  return { ...(isSelected ? oneHotForBinary(answers, shape) : {}), ...request } as unknown as LossRequest & Answers;
}

/** Class indices that were selected or typed are one-hot rows for a binary loss, which takes rows. */
function oneHotForBinary({ convention, targets }: Answers, { length }: readonly number[]): Partial<LossRequest> {
  const flat = flatten(targets, "targets");
  const isIndices = "shape" in flat && flat.shape.length === length - 1;
  return convention === "binary" && isIndices ? { targetKind: "indices" } : {};
}

function inputKindQuestion(): Question {
  return {
    isNeeded: ({ inputKind }) => inputKind === undefined,
    ask: async (_, step) => {
      const answered = await askChoice<InputKind>(
        {
          placeholder: "Every row sums to 1. Are these probabilities?",
          choices: [
            { label: "Probabilities", detail: "used as they are, without a softmax", value: "probabilities" },
            { label: "Logits", detail: "a softmax is applied to them", value: "logits" },
          ],
        },
        step,
      );
      return answered.kind === "answer" ? { kind: "answer", value: { inputKind: answered.value } } : answered;
    },
  };
}

function targetsQuestion({ shape }: FlatArray, ignoreIndex: number): Question {
  const rows = shape.filter((_, i) => i !== (shape.length === 1 ? 0 : 1));
  const K = shape[shape.length === 1 ? 0 : 1] ?? 0;
  const count = rows.reduce((a, b) => a * b, 1);
  return {
    isNeeded: ({ targets }) => targets === undefined,
    ask: async (_, step) => {
      const answered = await askText<FlatArray>(
        {
          prompt:
            count === 1
              ? `Target of the row: a class index from 0 to ${K - 1}, or ${K} probabilities`
              : `Targets of the ${count} rows: one class index a row, from 0 to ${K - 1}, or rows of ${K} probabilities`,
          placeholder: count === 1 ? "0" : Array.from({ length: Math.min(count, 4) }, (_, i) => i % K).join(" "),
          initial: "",
          read: (text) => readTypedTargets(text, shape, ignoreIndex),
        },
        step,
      );
      return answered.kind === "answer" ? { kind: "answer", value: { targets: answered.value } } : answered;
    },
  };
}
