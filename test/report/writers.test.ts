/** Every form of a report: what it holds reads back, and a user's text never becomes markup or code. */
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { toComment } from "../../src/report/writers/comment.ts";
import { toCsv } from "../../src/report/writers/csv.ts";
import { REPORT_FORMATS } from "../../src/report/writers/index.ts";
import { toJsonText } from "../../src/report/writers/json.ts";
import { toLatex } from "../../src/report/writers/latex.ts";
import { escapeMarkdown, toMarkdown } from "../../src/report/writers/markdown.ts";
import { toNumpy } from "../../src/report/writers/numpy.ts";
import { toPytorch } from "../../src/report/writers/pytorch.ts";
import { lossReportOf, WORKED_EXAMPLE } from "./run.ts";

const report = lossReportOf(WORKED_EXAMPLE);
const hostile = "a|b<script>alert(1)</script>`x` [l](http://e) *b* _i_ \\ & $x$ %\n# h --> */";
const odd: Report = {
  title: hostile,
  blocks: [
    { kind: "text", text: hostile },
    { kind: "list", items: [hostile] },
    {
      kind: "table",
      columns: ["", hostile],
      rows: [
        [hostile, Number.NaN],
        ["=1+1", Number.NEGATIVE_INFINITY],
      ],
    },
  ],
  details: [],
  arrays: [{ name: "classWeights", shape: [2], values: [Number.NEGATIVE_INFINITY, Number.NaN] }],
  json: { text: hostile },
};

describe("every form", () => {
  test.each(Object.entries(REPORT_FORMATS))("%s ends with one newline and never throws", (_, { write }) => {
    for (const each of [report, odd]) {
      const text = write(each, { decimals: 4, languageId: "python" });
      expect(text).toMatch(/[^\n]\n$/);
      expect(text).not.toContain("undefined");
    }
  });
});

test("Markdown escapes what is markup", () => {
  const text = toMarkdown(odd, { decimals: 4 });
  expect(text).not.toMatch(/(?<!\\)<script|(?<!\\)`|(?<!\\)\[l/);
  expect(text.split("\n")[0]).toMatch(/^# a\\\|b/);
  expect(escapeMarkdown("- x")).toBe("\\- x");
  expect(escapeMarkdown("1. x")).toBe("\\1. x");
  expect(escapeMarkdown("0.5 of it")).toBe("0.5 of it");
});

test("CSV keeps every digit, quotes, and runs nothing", () => {
  const [, , , third] = toCsv(report).split("\n\n");
  const cells = third!.split("\n")[1]!.split(",").map(Number);
  expect(cells[2]).toBe(1 / (1 + 2 * Math.exp(-3.3322)));
  const text = toCsv(odd);
  expect(text).toContain("'=1+1,-inf");
  expect(text).toContain('"a|b<script>');
});

test("JSON reads back, with words for what JSON has none for", () => {
  const json = JSON.parse(toJsonText(report));
  expect(json.hard.optimalGap).toBe("inf");
  expect(json.smoothed.loss).toBeCloseTo(0.66675746 + 0.29113984, 7);
  expect(json.rows[0].smoothed.gradLogits[0]).toBeCloseTo(0.06657588, 8);
  expect(JSON.parse(toJsonText(odd)).text).toBe(hostile);
});

test("LaTeX escapes what is a command", () => {
  const text = toLatex(odd, { decimals: 4 });
  expect(text).toContain("\\textbackslash{}");
  expect(text).toContain("\\&");
  expect(text).not.toMatch(/[^\\]%(?! )/);
  expect(toLatex(report, { decimals: 4 })).toContain("$\\mathbf{0.9579}$");
});

test("a range keeps every digit in CSV, and is a number on either side everywhere", () => {
  const table: Report = {
    ...odd,
    blocks: [
      {
        kind: "table",
        columns: ["", "a = 2·10⁻⁵"],
        rows: [["gradient", { kind: "range", from: -1 / 50257, to: 1 / 3 }]],
      },
    ],
  };
  expect(toCsv(table)).toContain(`"[${-1 / 50257}, ${1 / 3}]"`);
  expect(toMarkdown(table, { decimals: 4 })).toContain("-1.99·10⁻⁵ … 0.3333");
  const latex = toLatex(table, { decimals: 4 });
  expect(latex).toContain("$-1.99 \\cdot 10^{-5}$ \\dots{} $0.3333$");
  expect(latex).toContain("a = 2$\\cdot$10$^{-5}$");
});

test("code: names, infinities, the call", () => {
  expect(toNumpy(odd)).toContain("class_weights = np.array([-np.inf, np.nan])");
  expect(toPytorch(odd)).toContain("class_weights = torch.tensor([-torch.inf, torch.nan], dtype=torch.float64)");
  expect(toPytorch(report)).toContain('loss = F.cross_entropy(logits, targets, reduction="none", label_smoothing=0.1)');
});

describe("comments", () => {
  test.each([
    ["python", /^# /],
    ["cpp", /^\/\/ /],
    ["matlab", /^% /],
    ["julia", /^# /],
    ["lua", /^-- /],
    ["unheard-of", /^# /],
  ])("%s", (languageId, start) => {
    const lines = toComment(odd, { decimals: 4, languageId }).trimEnd().split("\n");
    for (const line of lines) expect(`${line} `).toMatch(start);
  });

  test("a closing mark inside does not close a block", () => {
    for (const [languageId, close] of [
      ["html", "-->"],
      ["css", "*/"],
    ] as const) {
      const text = toComment(odd, { decimals: 4, languageId });
      expect(text.indexOf(close)).toBe(text.lastIndexOf(close));
    }
  });
});
