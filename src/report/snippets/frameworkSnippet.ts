/** Code that computes the present loss in a framework, ready to copy or insert. */
import type { LossProblem } from "../../core/lossProblem.ts";
import type { FrameworkSnippet } from "./framework.ts";
import { FRAMEWORKS } from "./frameworks/index.ts";

/**
 * Gives code of `framework` (an id of FRAMEWORKS) for the configuration of `problem`, or a reason why there is none and what to do.
 * The code finds `logits` and `targets` in the program that it stands in, and gives `loss`.
 */
export function frameworkSnippet(framework: string, problem: LossProblem): FrameworkSnippet {
  const found = FRAMEWORKS.find(({ id }) => id === framework);
  if (found === undefined) {
    const known = FRAMEWORKS.map(({ id }) => id).join(", ");
    return { reason: `There is no code for "${framework}". Choose one of ${known}.` };
  }
  return found.write(problem);
}
