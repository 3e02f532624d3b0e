/** Runs the checks over a text: what they find, in the order of the text. */
import { findLossCalls, type LossCall } from "../findLossCalls.ts";
import { PythonSource } from "../python/pythonSource.ts";
import type { Source } from "../source.ts";
import type { Check, Finding, Scene } from "./check.ts";
import { CHECKS } from "./index.ts";
import { sceneOf } from "./sceneOf.ts";

/** What the checks depend on besides the code. */
export interface CheckOptions {
  /** The checks that run; all of them unless said. */
  readonly isOn?: (check: Check) => boolean;
  readonly olderThan?: Scene["olderThan"];
}

/** A text without one of these words has no loss, or nothing that goes wrong with it. */
const WORTH_READING =
  /cross_?entropy|crossentropy|log_?softmax|(?:NLL|BCE|BCEWithLogits|KLDiv)Loss|nll_loss|kl_div|[Ll]abel_?[Ss]mooth|smoothing|Mixup/i;

/** Whether a text may have problems, by a search alone. */
export function isWorthChecking(text: string): boolean {
  return WORTH_READING.test(text);
}

/** Finds the problems in `source`; a text that names no loss costs a search. */
export function findProblems(
  source: Source,
  lossCalls: readonly LossCall[] = isWorthChecking(source.text) ? findLossCalls(source) : [],
  { isOn = () => true, olderThan = () => undefined }: CheckOptions = {},
): readonly Finding[] {
  if (!(source instanceof PythonSource) || !isWorthChecking(source.text)) return [];
  const scene = sceneOf(source, lossCalls, olderThan);
  return CHECKS.filter(isOn)
    .flatMap((check) => check.find(scene).map((problem) => ({ fixes: [], ...problem, check: check.id })))
    .filter(({ span }) => !isExpectedToFail(source, span.start))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** In `with pytest.raises(…):` and `with self.assertRaises(…):` a mistake is made on purpose. */
function isExpectedToFail({ tree, text }: PythonSource, at: number): boolean {
  for (let node = tree.resolveInner(at, 1).parent; node !== null; node = node.parent) {
    const body = node.name === "WithStatement" ? node.getChild("Body") : null;
    if (body !== null && /\b(?:raises|warns|assertRaises\w*|assertWarns\w*)\b/.test(text.slice(node.from, body.from)))
      return true;
  }
  return false;
}
