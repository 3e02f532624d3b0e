/** Hand-written losses as PyTorch runs them, and the built-in calls that take their places: both give the core's numbers. */
import { patternActions } from "../../src/analysis/actions/patternActions.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { applyEdits } from "../analysis/applyEdits.ts";
import { CLOSED_FORM, IMPORTS, OTHERS, SCATTER, SOFT_TARGET, VARIATIONS } from "../analysis/patternFixtures.ts";
import { byCore, type Program } from "./programs.ts";

const LOGITS = [
  [2, 1, 0.1],
  [0.5, 2.5, -1],
  [-1, 0.3, 0.7],
];
const SOFT = [
  [0.7, 0.2, 0.1],
  [0.1, 0.1, 0.8],
  [0.25, 0.5, 0.25],
];
const WEIGHTS = [1, 2, 5];

/** A definition, a use that leaves `loss`, and what the core is asked. */
type Row = readonly [code: string, use: string, request: Partial<LossRequest>];

const variation = (name: string) => VARIATIONS.find(([each]) => each === name)![1];

const ROWS: readonly Row[] = [
  [CLOSED_FORM, "ClosedForm(0.2)(logits, y)", { labelSmoothing: 0.2 }],
  [SCATTER, 'Scatter(0.1, reduction="sum")(logits, y)', { reduction: "sum" }],
  [SCATTER, 'Scatter(0.1, "none")(logits, y)', { reduction: "none" }],
  [SOFT_TARGET, "SoftTarget(weight=w)(logits, y)", { targets: SOFT, labelSmoothing: 0, classWeights: WEIGHTS }],
  [OTHERS, "label_smoothed(logits, y, 0.3)", { convention: "others", labelSmoothing: 0.3 }],
  [variation("a layer for log_softmax"), "ClosedForm()(logits, y)", {}],
  [variation("nll_loss and a sum"), "smooth_ce(logits, y)", { labelSmoothing: 0.2 }],
  [variation("cross_entropy and logsumexp"), "smooth_ce(logits, y, 0.3)", { labelSmoothing: 0.3 }],
  [variation("a fixed value"), "Smooth()(logits, y)", {}],
  [variation("one_hot and -(a*b).sum(-1)"), "Smooth(3)(logits, y)", {}],
  [
    variation("zeros and scatter_, mean(0).sum()"),
    "CrossEntropyLabelSmooth(3, 0.3)(logits, y)",
    { labelSmoothing: 0.3 },
  ],
  [
    variation("no_grad, fill_, over the others"),
    "LabelSmoothingLoss(3, smoothing=0.1)(logits, y)",
    { convention: "others" },
  ],
  [variation("1. without a digit behind it"), "ClosedForm(smoothing=0.1)(logits, y)", {}],
];

/** Each row before and after the action, but what needs a GPU. */
export const PATTERN_PROGRAMS: readonly Program[] = ROWS.flatMap(([code, use, more]) => {
  const before = `${IMPORTS}${code}\n\nloss = ${use}\n`;
  const source = readSource("python", before);
  const [action] = patternActions(source, before.lastIndexOf(use), { numClasses: 3 });
  if (action?.declined !== undefined || action === undefined) throw new Error(`${use}: ${action?.declined}`);
  const request: LossRequest = { logits: LOGITS, targets: [0, 2, 1], labelSmoothing: 0.1, ...more };
  const program = { logits: LOGITS, targets: request.targets, weights: WEIGHTS, expected: byCore(request) };
  const after = { ...program, name: `${use}, replaced`, code: applyEdits(before, action.edits) };
  return code.includes(".cuda()") ? [after] : [{ ...program, name: use, code: before }, after];
});
