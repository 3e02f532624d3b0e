/** The smoothing table, the comparison and the interpretation of a loss. */
import { expect, test } from "vitest";
import { interpretLoss } from "../../src/core/interpretLoss.ts";
import { compareSmoothingValues } from "../../src/core/lossTotals.ts";
import { interpretationReport } from "../../src/report/interpretationReport.ts";
import { smoothingTableReport } from "../../src/report/smoothingTableReport.ts";
import { valuesReport } from "../../src/report/valuesReport.ts";
import { toMarkdown } from "../../src/report/writers/markdown.ts";
import { comparisonOf, finish, WORKED_EXAMPLE } from "./run.ts";

const table = {
  numClasses: 5,
  values: [0.1, 0.4],
  convention: "padded",
  trueClass: 2,
  paddingIndex: 0,
  prior: undefined,
} as const;

test("the padding example of the Annotated Transformer", () => {
  const text = toMarkdown(smoothingTableReport(table), { decimals: 4 });
  expect(text).toMatch(/class 0 \(padding\) +\| +0\.0000 \| +0\.0000/);
  expect(text).toMatch(/class 2 \(true\) +\| +0\.9000 \| +0\.6000/);
  expect(text).toMatch(/class 4 +\| +0\.0333 \| +0\.1333/);
  expect(text).toMatch(/loss floor \(nats\) +\| +0\.4349/);
  expect(text).toMatch(/optimal logit gap +\| +3\.2958/);
});

test("a thousand classes take three lines", () => {
  const text = toMarkdown(
    smoothingTableReport({ ...table, numClasses: 1000, convention: "uniform", paddingIndex: undefined }),
    { decimals: 4 },
  );
  expect(text).toMatch(/each of 999 others +\| +0\.0001/);
  expect(text).toMatch(/loss floor \(nats\) +\| +1\.0148/);
});

test("a prior's gap differs by class", () => {
  const prior = Float64Array.from([0.5, 0.3, 0.2]);
  const text = toMarkdown(
    smoothingTableReport({ ...table, numClasses: 3, convention: "prior", paddingIndex: undefined, prior }),
    { decimals: 4 },
  );
  expect(text).toMatch(/class 2 \(true\) +\| +0\.9200/);
  expect(text).toContain("differs by class");
});

test("values are compared by their excess", () => {
  const { problem } = comparisonOf(WORKED_EXAMPLE);
  const totals = finish(compareSmoothingValues(problem, [0, 0.1]));
  expect(totals[0]!.loss).toBeCloseTo(9.0796e-5 + 0.06899317, 7);
  expect(totals[1]!.excess).toBeCloseTo(0.37561762, 7);
  const text = toMarkdown(valuesReport(problem, totals, { sources: [], warnings: ["w"] }), { decimals: 4 });
  expect(text).toContain("nearest to the targets of a = 0 ");
  expect(text).toContain("- w");
});

test.each([
  [1.05, "0.5497 of it can still be lost"],
  [0.3, "No model can show 0.3: the floor is 0.5003"],
  [2.5, "worse than guessing (2.3026)"],
])("a loss of %d", (loss, part) => {
  const checked = interpretLoss({ loss, labelSmoothing: 0.1, numClasses: 10, convention: "uniform" });
  if ("problem" in checked) throw new Error(checked.problem);
  expect(toMarkdown(interpretationReport(checked.value, 4), { decimals: 4 })).toContain(part);
});
