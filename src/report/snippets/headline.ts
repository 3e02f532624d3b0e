/** The comment above a snippet: the smoothing in words and numbers, and what is too long to be written. */
import { CONVENTIONS } from "../../core/convention.ts";
import type { LossProblem } from "../../core/lossProblem.ts";
import { smoothingFacts } from "../../core/smoothingFacts.ts";
import { PLAIN, shortNumber } from "../formatNumber.ts";
import { MOST_NUMBERS } from "./recipe/lossRecipe.ts";

/** Lines that begin with `comment`, such as "# ". */
export function headline(problem: LossProblem, comment: string): string {
  const { convention, labelSmoothing, numClasses, classWeights, posWeight, prior } = problem;
  const { title, trueClass, otherClasses } = CONVENTIONS[convention];
  const number = (value: number) => shortNumber(value, 6, PLAIN);
  const values = convention === "prior" ? undefined : smoothingFacts(convention, labelSmoothing, numClasses);
  const equals = (value: number | undefined) => (value === undefined ? "" : ` = ${number(value)}`);
  // "a/(K-2), padding 0": what is behind the comma has no share.
  const [others, rest] = otherClasses.split(", ");
  const more = rest === undefined ? "" : `, ${rest}`;
  const missing = Object.entries({ class_weights: classWeights, pos_weight: posWeight, prior })
    .filter(([, list]) => list !== undefined && list.length > MOST_NUMBERS)
    .map(
      ([name, list]) => `${comment}${name} must hold the ${list!.length} numbers, which are too many to stand here.`,
    );
  return [
    `${comment}Label smoothing a = ${number(labelSmoothing)}, ${title}, K = ${numClasses}:`,
    `${comment}true class ${trueClass}${equals(values?.trueProb)}, others ${others}${equals(values?.otherProb)}${more}.`,
    ...missing,
  ].join("\n");
}
