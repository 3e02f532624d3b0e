/** The questions that commands ask, each of which offers the last answer first. */
import type { Convention } from "../../core/convention.ts";
import { CONVENTION_NAMES, CONVENTIONS } from "../../core/convention.ts";
import { readSettings } from "../settings.ts";
import type { Answered } from "./answered.ts";
import type { Answers } from "./answers.ts";
import { askChoice } from "./askChoice.ts";
import type { Question } from "./askInOrder.ts";
import { askText } from "./askText.ts";
import type { LastAnswers } from "./lastAnswers.ts";
import { readTypedArray, readTypedInteger, readTypedSmoothing, readTypedSmoothings } from "./readNumbers.ts";

/** The smoothing value; refused outside [0, 1] with the reason. */
export function smoothingQuestion(memory: LastAnswers): Question {
  return {
    isNeeded: ({ labelSmoothing }) => labelSmoothing === undefined,
    ask: async (_, step) => {
      const answered = await askText(
        {
          prompt: "Smoothing value a, from 0 (hard targets) to 1 (nothing left of them)",
          placeholder: "0.1",
          initial: String(memory.get<number>("labelSmoothing") ?? readSettings().value),
          read: readTypedSmoothing,
        },
        step,
      );
      return keep(memory, "labelSmoothing", answered);
    },
  };
}

/** Several smoothing values. */
export function smoothingValuesQuestion(memory: LastAnswers, initial: readonly number[]): Question {
  return {
    isNeeded: ({ values }) => values === undefined,
    ask: async (_, step) => {
      const answered = await askText(
        {
          prompt: "Smoothing values to put side by side, each from 0 to 1",
          placeholder: initial.join(", "),
          initial: (memory.get<number[]>("values") ?? initial).join(", "),
          read: readTypedSmoothings,
        },
        step,
      );
      return keep(memory, "values", answered);
    },
  };
}

/** The convention, among `allowed`. */
export function conventionQuestion(memory: LastAnswers, allowed: readonly Convention[] = CONVENTION_NAMES): Question {
  return {
    isNeeded: ({ convention }) => convention === undefined,
    ask: async (_, step) => {
      const answered = await askChoice(
        {
          placeholder: "Convention: how the share that the true class loses is spread",
          initial: memory.get<Convention>("convention") ?? readSettings().convention,
          choices: allowed.map((value) => {
            const { title, trueClass, otherClasses, usedBy } = CONVENTIONS[value];
            return {
              label: value,
              description: title,
              detail: `true class ${trueClass}, others ${otherClasses} (${usedBy})`,
              value,
            };
          }),
        },
        step,
      );
      return keep(memory, "convention", answered);
    },
  };
}

/** The padding class, where the convention is padded. */
export function paddingQuestion(memory: LastAnswers): Question {
  return {
    isNeeded: ({ convention, paddingIndex }) => convention === "padded" && paddingIndex === undefined,
    ask: async ({ numClasses }, step) => {
      const most = (numClasses ?? Number.MAX_SAFE_INTEGER) - 1;
      const answered = await askText(
        {
          prompt: "Padding class: its column and the rows whose target it is become 0",
          placeholder: "0",
          initial: String(memory.get<number>("paddingIndex") ?? 0),
          read: (text) => readTypedInteger(text, "The padding class", 0, most),
        },
        step,
      );
      return keep(memory, "paddingIndex", answered);
    },
  };
}

/** The prior, where the convention is prior. */
export function priorQuestion(): Question {
  return {
    isNeeded: ({ convention, prior }) => convention === "prior" && prior === undefined,
    ask: async ({ numClasses }, step) => {
      const answered = await askText(
        {
          prompt: `Prior: ${numClasses === undefined ? "one probability a class" : `${numClasses} probabilities`} that sum to 1`,
          placeholder: "0.7, 0.2, 0.1",
          initial: "",
          read: (text) => {
            const checked = readTypedArray(text);
            if ("problem" in checked) return checked;
            const { values } = checked.value;
            const total = values.reduce((a, b) => a + b, 0);
            if (numClasses !== undefined && values.length !== numClasses) {
              return { problem: `These are ${values.length} numbers for ${numClasses} classes.` };
            }
            if (values.some((p) => !(p >= 0))) return { problem: "A probability is not negative." };
            if (Math.abs(total - 1) > 1e-6)
              return { problem: `They sum to ${Number(total.toPrecision(6))}, not to 1.` };
            return { value: { shape: [values.length], values } };
          },
        },
        step,
      );
      return answered.kind === "answer" ? { kind: "answer", value: { prior: answered.value } } : answered;
    },
  };
}

/** The number of classes. */
export function numClassesQuestion(memory: LastAnswers, least: number): Question {
  return {
    isNeeded: ({ numClasses }) => numClasses === undefined,
    ask: async (_, step) => {
      const answered = await askText(
        {
          prompt: "Number of classes K",
          placeholder: "10",
          initial: String(Math.max(memory.get<number>("numClasses") ?? 10, least)),
          read: (text) => readTypedInteger(text, "The number of classes", least, MOST_CLASSES),
        },
        step,
      );
      return keep(memory, "numClasses", answered);
    },
  };
}

/** More classes than any vocabulary has. */
export const MOST_CLASSES = 1_000_000;

function keep<Key extends keyof Answers>(
  memory: LastAnswers,
  key: Key,
  answered: Answered<Answers[Key]>,
): Answered<Answers> {
  if (answered.kind !== "answer") return answered;
  memory.set(key, answered.value);
  return { kind: "answer", value: { [key]: answered.value } };
}
