/** Interpret Loss Value: what a loss from a log means; the number may be selected in an editor. */
import type { Convention } from "../../core/convention.ts";
import { interpretLoss as interpret } from "../../core/interpretLoss.ts";
import { readLossValue } from "../../formats/readLossValue.ts";
import { interpretationReport } from "../../report/interpretationReport.ts";
import type { Answers } from "../ask/answers.ts";
import { askInOrder, type Question } from "../ask/askInOrder.ts";
import { askText } from "../ask/askText.ts";
import { conventionQuestion, numClassesQuestion, smoothingQuestion } from "../ask/questions.ts";
import { readTypedNumber } from "../ask/readNumbers.ts";
import type { Command } from "../runCommand.ts";
import { readSettings } from "../settings.ts";
import { targetEditor } from "../targetEditor.ts";
import { UserError, valueOrThrow } from "../userError.ts";

export interface InterpretOptions {
  /** A mean cross entropy in nats, such as 1.05. */
  readonly loss?: number | undefined;
  readonly numClasses?: number | undefined;
  readonly labelSmoothing?: number | undefined;
  readonly convention?: Convention | undefined;
}

/** A prior has no single floor: it differs from class to class. */
const CONVENTIONS_WITH_FLOOR = ["uniform", "others", "padded", "binary"] as const;

export const interpretLoss: Command<InterpretOptions> = {
  id: "interpretLoss",
  options: ["loss", "numClasses", "labelSmoothing", "convention"],
  run: async (given, interactive, services) => {
    const { answers: memory } = services;
    const answers = await askInOrder(
      "Interpret Loss Value",
      [
        lossQuestion,
        smoothingQuestion(memory),
        conventionQuestion(memory, CONVENTIONS_WITH_FLOOR),
        { ...numClassesQuestion(memory, 2), isNeeded: needsClasses },
      ],
      {
        lossValue: given.loss ?? selectedLoss(),
        labelSmoothing: given.labelSmoothing,
        convention: given.convention ?? (interactive ? undefined : readSettings().convention),
        numClasses: given.numClasses,
      },
    );
    if (answers === undefined) return undefined;
    const convention = answers.convention!;
    if (convention === "prior" || !(CONVENTIONS_WITH_FLOOR as readonly string[]).includes(convention)) {
      throw new UserError(
        `The floor under the convention ${JSON.stringify(convention)} is not one number. Give one of ${CONVENTIONS_WITH_FLOOR.join(", ")}.`,
      );
    }
    const reading = valueOrThrow(
      interpret({
        loss: answers.lossValue!,
        labelSmoothing: answers.labelSmoothing!,
        numClasses: answers.numClasses ?? 2,
        convention,
      }),
    );
    await services.results.show(interpretationReport(reading, readSettings().decimals));
    const { facts, ...figures } = reading;
    return { ...figures, minimumLoss: facts.minimumLoss, optimalGap: facts.optimalGap };
  },
};

/** Under the binary convention every label is a problem of two outcomes, however many labels there are. */
function needsClasses({ numClasses, convention }: Answers): boolean {
  return numClasses === undefined && convention !== "binary";
}

const lossQuestion: Question = {
  isNeeded: ({ lossValue }) => lossValue === undefined,
  ask: async (_, step) => {
    const answered = await askText(
      {
        prompt: "The loss as the log shows it: a mean cross entropy, in nats",
        placeholder: "1.05",
        initial: "",
        read: readTypedNumber,
      },
      step,
    );
    return answered.kind === "answer" ? { kind: "answer", value: { lossValue: answered.value } } : answered;
  },
};

function selectedLoss(): number | undefined {
  const editor = targetEditor();
  if (editor === undefined || editor.selection.isEmpty) return undefined;
  return readLossValue(editor.document.getText(editor.selection));
}
