/** Uses of a hand-written loss become the built-in call, all in one edit, where that is the same. */
import { describe, expect, test } from "vitest";
import { patternActions } from "../../src/analysis/actions/patternActions.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { applyEdits } from "./applyEdits.ts";
import { CLOSED_FORM, IMPORTS, KL_FORM, OTHERS, PADDED, SCATTER, SOFT_TARGET } from "./patternFixtures.ts";

function actionAt(text: string, offset: number, numClasses?: number) {
  return patternActions(readSource("python", text), offset, numClasses === undefined ? {} : { numClasses })[0];
}

describe("replaced", () => {
  test.each<[string, string, string, RegExp]>([
    [CLOSED_FORM, "c = ClosedForm(0.2)", "c = nn.CrossEntropyLoss(label_smoothing=0.2)", /the same loss and gradient/],
    [CLOSED_FORM, "c = ClosedForm()", "c = nn.CrossEntropyLoss(label_smoothing=0.1)", /the class stays/],
    [
      CLOSED_FORM,
      "c = ClosedForm(smoothing=args.eps).cuda()\nd = ClosedForm(0.3)",
      "c = nn.CrossEntropyLoss(label_smoothing=args.eps).cuda()\nd = nn.CrossEntropyLoss(label_smoothing=0.3)",
      /in 2 places/,
    ],
    [
      SCATTER,
      "c = Scatter(0.1, reduction=mode)",
      "c = nn.CrossEntropyLoss(reduction=mode, label_smoothing=0.1)",
      /the same loss/,
    ],
    [SOFT_TARGET, "c = SoftTarget(weight=w)", "c = nn.CrossEntropyLoss(weight=w)", /for probabilities/],
    [KL_FORM, "c = KLForm(0.1)", "c = nn.CrossEntropyLoss(label_smoothing=0.1)", /higher by H\(t\)/],
    [OTHERS, "l = label_smoothed(net(x), y)", "l = F.cross_entropy(net(x), y, label_smoothing=0.111111111111)", /same/],
    [
      OTHERS,
      "l = label_smoothed(z, y, eps=e)",
      "l = F.cross_entropy(z, y, label_smoothing=e * 10 / (10 - 1))",
      /the function stays/,
    ],
  ])("%s %s", (code, use, after, title) => {
    const text = `${IMPORTS}${code}\n\n${use}\n`;
    const expected = `${IMPORTS}${code}\n\n${after}\n`;
    const name = /(?:class|def) (\w+)/.exec(code)![1]!;
    for (const at of [text.indexOf(name), text.lastIndexOf(`${name}(`)]) {
      const action = actionAt(text, at, 10)!;
      expect(action.declined).toBeUndefined();
      expect(action.title).toMatch(title);
      expect(applyEdits(text, action.edits)).toBe(expected);
    }
    expect(actionAt(expected, expected.indexOf(name), 10)?.edits).toEqual([]);
  });
});

describe("declined", () => {
  test.each<[string, string, RegExp]>([
    [PADDED, "c = Padded(1000, 0, 0.1)", /No built-in call/],
    [CLOSED_FORM, "c = ClosedForm(*args)", /Write the arguments out/],
    [CLOSED_FORM, "pass", /does not call it/],
    [OTHERS, "l = label_smoothed(z, y)", /number of classes/],
    [OTHERS, "l = label_smoothed(logits=z, y=y)", /by position/],
    [KL_FORM.replace("batchmean", "mean"), "c = KLForm()", /batchmean/],
  ])("%s %s", (code, use, reason) => {
    const text = `${IMPORTS}${code}\n\n${use}\n`;
    const name = /(?:class|def) (\w+)/.exec(code)![1]!;
    const action = actionAt(text, text.indexOf(name))!;
    expect(action.edits).toEqual([]);
    expect(action.declined).toMatch(reason);
  });
});

test("elsewhere there is no action", () => {
  const text = `${IMPORTS}${CLOSED_FORM}`;
  expect(actionAt(text, 0)).toBeUndefined();
  expect(actionAt(text, text.indexOf("gather"))).toBeUndefined();
});
