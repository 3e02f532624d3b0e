/** Hover on a loss call's name or its smoothing value: what the target becomes, floor and gap for usual numbers of classes. */
import { Hover, MarkdownString, type Position, Range, type TextDocument } from "vscode";
import { type LossCall, lossCallAt } from "../../analysis/findLossCalls.ts";
import { SPELLINGS } from "../../analysis/spellings/index.ts";
import { CONVENTIONS } from "../../core/convention.ts";
import { smoothingProblem } from "../../core/readRequest.ts";
import { smoothingFacts } from "../../core/smoothingFacts.ts";
import type { SourceSpan } from "../../formats/arrayReading.ts";
import { formatNumber, shortNumber } from "../../report/formatNumber.ts";
import { escapeMarkdown, markdownTable } from "../../report/writers/markdown.ts";
import { readSettings } from "../settings.ts";
import { sourceOf } from "./sourceOf.ts";

/** Numbers of classes for which the figures are shown. */
const USUAL_CLASSES = [10, 100, 1000];

/** The hover at `position`, or undefined where there is nothing to say. */
export function hover(document: TextDocument, position: Position): Hover | undefined {
  const offset = document.offsetAt(position);
  const lossCall = lossCallAt(sourceOf(document)?.calls ?? [], offset);
  if (lossCall === undefined) return undefined;
  const { nameSpan, value } = lossCall;
  const valueSpans = value.kind === "given" ? [...(value.hoverSpan ? [value.hoverSpan] : []), ...value.spans] : [];
  const spans = [nameSpan, ...valueSpans];
  const span = spans.find(({ start, end }) => start <= offset && offset <= end);
  if (span === undefined) return undefined;
  return new Hover(new MarkdownString(textOf(lossCall)), rangeOf(document, span));
}

function textOf({ rule, call, value }: LossCall): string {
  const { title, trueClass, otherClasses } = CONVENTIONS[rule.convention];
  const written = value.kind === "given" ? Number(value.text) : readSettings().value;
  const isKnown = smoothingProblem(written) === undefined;
  const convention = `${title}: true class ${trueClass}, others ${otherClasses}`;
  const lead = {
    given: `**Label smoothing**, a = ${value.kind === "given" ? escapeMarkdown(value.text) : ""}; ${escapeMarkdown(convention)}.`,
    absent: `**No label smoothing here.** \`${SPELLINGS[rule.spelling.kind].title(call, rule, String(written))}\` would make it ${escapeMarkdown(convention)}.`,
    declined: `**Label smoothing is not offered here.** ${value.kind === "declined" ? escapeMarkdown(value.reason) : ""}`,
  }[value.kind];
  const since = rule.since === undefined ? "" : ` Needs ${rule.since.package} ${rule.since.version}.`;
  const parts = [
    lead,
    ...(isKnown ? [figures(rule.convention, written)] : []),
    `${escapeMarkdown(rule.sentence + since)} [Reference](${rule.reference})`,
  ];
  return parts.join("\n\n");
}

function figures(convention: LossCall["rule"]["convention"], a: number): string {
  const classes = convention === "binary" ? [2] : USUAL_CLASSES;
  const rows = classes.map((K) => {
    const { trueProb, otherProb, minimumLoss, optimalGap } = smoothingFacts(convention, a, K);
    const numbers = [trueProb, otherProb, minimumLoss].map((value) => formatNumber(value, 4));
    return [String(K), ...numbers, optimalGap === null ? "none" : formatNumber(optimalGap, 4)];
  });
  const columns = ["K", "true class", "each other", "loss floor", "optimal gap"];
  return `With a = ${shortNumber(a, 6)}:\n\n${markdownTable({ kind: "table", columns, rows }, String)}`;
}

function rangeOf(document: TextDocument, { start, end }: SourceSpan): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}
