/** A smoothing in words: the value, the convention, and its formula. */
import { CONVENTIONS, type Convention } from "../core/convention.ts";
import { shortNumber } from "./formatNumber.ts";

/** Such as "a = 0.1, uniform over all classes (true class 1-a+a/K, others a/K)". */
export function describeSmoothing(labelSmoothing: number, convention: Convention): string {
  const { title, trueClass, otherClasses } = CONVENTIONS[convention];
  return `a = ${shortNumber(labelSmoothing, 6)}, ${title} (true class ${trueClass}, others ${otherClasses})`;
}
