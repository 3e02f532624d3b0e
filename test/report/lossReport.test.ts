/** The report of a loss says what the worked example says, and what a reader has to know. */
import { describe, expect, test } from "vitest";
import type { LossRequest } from "../../src/core/request.ts";
import { toMarkdown } from "../../src/report/writers/markdown.ts";
import { lossReportOf, WORKED_EXAMPLE } from "./run.ts";

const markdown = (request: LossRequest) => toMarkdown(lossReportOf(request), { decimals: 4 });

test("the worked example, as it is shown", () => expect(markdown(WORKED_EXAMPLE)).toMatchSnapshot());

const row = { logits: [2, 1, 0.1], targets: 0, labelSmoothing: 0.1 };

describe("says", () => {
  test.each<[string, LossRequest, string]>([
    [
      "that a masked class makes the loss infinite",
      { ...row, logits: [2, 1, Number.NEGATIVE_INFINITY] },
      "class 2 has probability 0 but a target of 0.0333",
    ],
    [
      "that a masked true class is not the smoothing's doing",
      { ...row, logits: [Number.NEGATIVE_INFINITY, 1, 0.1] },
      "It is so without smoothing too",
    ],
    [
      "that PyTorch gives nan for 0·(-inf)",
      { ...row, logits: [2, 1, Number.NEGATIVE_INFINITY], targets: [0.5, 0.5, 0], labelSmoothing: 0 },
      "PyTorch gives nan",
    ],
    ["that targets do not sum to 1", { ...row, targets: [0.5, 0.2, 0.2] }, "sums to 0.9000, not to 1"],
    [
      "that probabilities do not sum to 1",
      { ...row, logits: [0.5, 0.3, 0.1], inputKind: "probabilities" },
      "probabilities of row 0 sum to 0.9000",
    ],
    ["which rows are ignored", { ...row, logits: [row.logits, row.logits], targets: [0, -100] }, "Row 1: ignored"],
    ["that nothing counts", { ...row, targets: -100 }, "No row counts"],
    ["what is padding", { ...row, targets: 2, convention: "padded", paddingIndex: 2 }, "padding class 2"],
    ["what the value is elsewhere", row, "0.06666667"],
    ["that the logits are nan", { ...row, logits: [Number.NaN, 1, 0] }, "The loss is nan because"],
    ["that a gap differs by class", { ...row, classWeights: [1, 2, 3] }, "differs by class"],
    ["the bounds of the gradient", row, "0.0667 |"],
    ["the temperature", { ...row, temperature: 2 }, "temperature 2"],
  ])("%s", (_, request, part) => expect(markdown(request)).toContain(part));
});

test("many classes are shown as those that matter and the rest, whose sum is whole", () => {
  const logits = Array.from({ length: 1000 }, (_, k) => (k === 700 ? 9 : Math.sin(k)));
  const text = markdown({ logits, targets: 700, labelSmoothing: 0.1 });
  const table = text.split("## Row 0: true class 700")[1]!.split("\n\n")[1]!;
  expect(table).toMatch(/\*\*700\*\*/);
  expect(table).toMatch(/\d{3} others/);
  expect(table.match(/^\| /gm)!.length).toBeLessThan(40);
  const targets = [...table.matchAll(/^\| (?!class|-|\*\*sum)[^|]+\|[^|]*\|[^|]*\|[^|]*\|\s*([\d.e-]+)/gm)].map(
    (match) => Number(match[1]),
  );
  expect(targets.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 2);
});

test("many rows are shown as the worst, largest loss first", () => {
  const logits = Array.from({ length: 100 }, (_, i) => [0, i, 0]);
  const text = markdown({ logits, targets: logits.map(() => 0), labelSmoothing: 0.1 });
  expect(text).toContain("The 10 rows with the largest smoothed loss");
  const overview = text.split("largest smoothed loss")[1]!.split("## Row")[0]!;
  const rows = [...overview.matchAll(/^\| (\d+)/gm)].map((match) => Number(match[1]));
  expect(rows).toEqual([99, 98, 97, 96, 95, 94, 93, 92, 91, 90]);
});
