/** Every form in which a report can be copied or inserted; a new form is one file and one line here. */
import type { Report } from "../report.ts";
import { toComment } from "./comment.ts";
import { toCsv } from "./csv.ts";
import { toJsonText } from "./json.ts";
import { toLatex } from "./latex.ts";
import { toMarkdown } from "./markdown.ts";
import { toNumpy } from "./numpy.ts";
import { toPytorch } from "./pytorch.ts";

export type ReportFormat = "markdown" | "csv" | "json" | "latex" | "numpy" | "pytorch" | "comment";

/** What a writer is told. */
export interface WriterOptions {
  readonly decimals: number;
  /** VS Code's language identifier of the file that a comment is for. */
  readonly languageId: string;
}

/** A form: what it is called, what it holds, and its writer. */
export interface FormatFacts {
  readonly title: string;
  readonly detail: string;
  readonly write: (report: Report, options: WriterOptions) => string;
}

/** All forms, in the order in which they are offered. */
export const REPORT_FORMATS: Readonly<Record<ReportFormat, FormatFacts>> = {
  markdown: { title: "Markdown", detail: "headings, sentences and tables", write: toMarkdown },
  csv: { title: "CSV", detail: "the tables, one below the other", write: toCsv },
  json: { title: "JSON", detail: "every figure at full precision", write: toJsonText },
  latex: { title: "LaTeX", detail: "the tables as tabular (booktabs)", write: toLatex },
  numpy: { title: "NumPy", detail: "the arrays as Python code", write: toNumpy },
  pytorch: { title: "PyTorch", detail: "the arrays and the loss call as Python code", write: toPytorch },
  comment: { title: "Comment", detail: "the tables as a comment in the file's language", write: toComment },
};
