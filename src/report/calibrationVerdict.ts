/** Over- or underconfident, in words: mean confidence against accuracy, and whether the rows suffice to tell them apart. */
import type { CalibrationFigures } from "../core/calibration/figuresOf.ts";
import type { TemperatureFit } from "../core/calibration/fitTemperature.ts";
import { formatNumber, shortNumber } from "./formatNumber.ts";

export interface CalibrationVerdict {
  readonly kind: "overconfident" | "underconfident" | "balanced" | "unknown";
  readonly sentence: string;
}

/** Beyond two standard errors chance is a poor explanation. */
const STANDARD_ERRORS = 2;

/** What the figures say of the model's confidence. */
export function calibrationVerdict(
  figures: Pick<CalibrationFigures, "rows" | "accuracy" | "meanConfidence">,
  decimals: number,
): CalibrationVerdict {
  const { rows, accuracy, meanConfidence } = figures;
  if (rows === 0) return { kind: "unknown", sentence: "No row counts, so there is nothing to say of its confidence." };
  const gap = meanConfidence - accuracy;
  const number = (value: number) => formatNumber(value, decimals);
  const pair = `mean confidence ${number(meanConfidence)}, accuracy ${number(accuracy)}`;
  const points = shortNumber(100 * Math.abs(gap), 1);
  // With half a row added to either side: all rows right is no certainty.
  const rate = (accuracy * rows + 0.5) / (rows + 1);
  if (Math.abs(gap) <= STANDARD_ERRORS * Math.sqrt((rate * (1 - rate)) / rows)) {
    const count = rows === 1 ? "one row is" : `${rows.toLocaleString("en")} rows are`;
    return {
      kind: "balanced",
      sentence: `Neither over- nor underconfident on average, as far as ${count} able to tell: ${pair}. Single bins can still be off.`,
    };
  }
  return gap > 0
    ? {
        kind: "overconfident",
        sentence: `Overconfident: ${pair}. The model claims ${points} points more than it gets right.`,
      }
    : {
        kind: "underconfident",
        sentence: `Underconfident: ${pair}. The model gets ${points} points more right than it claims.`,
      };
}

/** What the fitted temperature says, and what it changes. */
export function temperatureSentence(
  fit: TemperatureFit,
  before: Pick<CalibrationFigures, "nll" | "ece">,
  after: Pick<CalibrationFigures, "nll" | "ece"> | undefined,
  decimals: number,
): string {
  const number = (value: number) => formatNumber(value, decimals);
  switch (fit.kind) {
    case "fitted": {
      const { temperature } = fit;
      const meaning =
        temperature > 1.005
          ? "above 1, so the logits are too large"
          : temperature < 0.995
            ? "below 1, so the logits are too small"
            : "about 1, so the logits have the right size";
      const change =
        after === undefined
          ? ""
          : ` Divided by it, they give NLL ${number(after.nll)} (${number(before.nll)} before) and ECE ${number(after.ece)} (${number(before.ece)}); the accuracy stays.`;
      return `The fitted temperature is ${number(temperature)}: ${meaning}.${change}`;
    }
    case "zero":
      return "No temperature can be fitted: every row's true class has the largest logit, so a smaller temperature is always better. Fit it on rows that hold mistakes.";
    case "infinite":
      return "No temperature can be fitted: these logits say less about the labels than guessing does, so a larger temperature is always better. Do the labels belong to these rows?";
    case "any":
      return "No temperature can be fitted: the logits of each row are all alike, so it changes nothing.";
    case "none":
      return "No temperature can be fitted: no row counts.";
  }
}
