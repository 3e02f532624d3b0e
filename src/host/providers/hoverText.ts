/** What the hover on a loss call says: the convention, what the target becomes, floor and gap, the value elsewhere. */
import type { ClassesInSight } from "../../analysis/classesInSight.ts";
import type { LossCall } from "../../analysis/findLossCalls.ts";
import { SPELLINGS } from "../../analysis/spellings/index.ts";
import { CONVENTIONS } from "../../core/convention.ts";
import { type ConvertibleConvention, convertSmoothing } from "../../core/convertSmoothing.ts";
import { smoothingProblem } from "../../core/readRequest.ts";
import { smoothingFacts } from "../../core/smoothingFacts.ts";
import { formatNumber, shortNumber } from "../../report/formatNumber.ts";
import { escapeMarkdown, markdownTable } from "../../report/writers/markdown.ts";

/** Numbers of classes for which the figures are shown where the code does not say how many there are. */
const USUAL_CLASSES = [10, 100, 1000];

/** Who writes which convention, for conversions. */
const ELSEWHERE: readonly (readonly [ConvertibleConvention, string])[] = [
  ["uniform", "over all classes (PyTorch, Keras)"],
  ["others", "over the others (fairseq)"],
  ["padded", "padded (Annotated Transformer, one class more)"],
];

/** Markdown for `lossCall`; `offered` is the setting's value, shown where the call has none. */
export function hoverText(lossCall: LossCall, offered: number, classes: ClassesInSight | undefined): string {
  const { rule, value } = lossCall;
  const a = value.kind === "given" && Number(value.text) !== 0 ? Number(value.text) : offered;
  const isNumber = smoothingProblem(a) === undefined;
  const since = rule.since === undefined ? "" : ` Needs ${rule.since.package} ${rule.since.version}.`;
  return [
    leadOf(lossCall, offered),
    ...(isNumber && value.kind !== "declined" && rule.convention !== "prior"
      ? figuresOf(rule.convention, a, classes)
      : []),
    `${escapeMarkdown(rule.sentence + since)} [Reference](${rule.reference})`,
  ].join("\n\n");
}

function leadOf({ rule, call, value }: LossCall, offered: number): string {
  const { title, trueClass, otherClasses } = CONVENTIONS[rule.convention];
  // As code, so that formulas are not broken at a minus.
  const convention = `${escapeMarkdown(title)}: true class \`${trueClass}\`, others \`${otherClasses}\``;
  if (value.kind === "declined") return `**Label smoothing is not offered here.** ${escapeMarkdown(value.reason)}`;
  if (value.kind === "given" && Number(value.text) !== 0) {
    return `**Label smoothing**, a = ${escapeMarkdown(value.text)}; ${convention}.`;
  }
  const title_ = SPELLINGS[rule.spelling.kind].title(call, rule, String(offered));
  return `**No label smoothing here.** \`${title_}\` would make it ${convention}.`;
}

function figuresOf(convention: ConvertibleConvention, a: number, classes: ClassesInSight | undefined): string[] {
  const counts = convention === "binary" ? [2] : classes === undefined ? USUAL_CLASSES : [classes.numClasses];
  const rows = counts.map((K) => {
    const { trueProb, otherProb, minimumLoss, optimalGap } = smoothingFacts(convention, a, K);
    const numbers = [trueProb, otherProb, minimumLoss].map((value) => formatNumber(value, 4));
    return [String(K), ...numbers, optimalGap === null ? "none" : formatNumber(optimalGap, 4)];
  });
  const columns = ["K", "true class", "each other", "loss floor", "optimal gap"];
  const known = convention !== "binary" && classes !== undefined;
  const from = known ? `, K = ${classes.numClasses} (from ${escapeMarkdown(classes.why)})` : "";
  const table = `With a = ${shortNumber(a, 6)}${from}:\n\n${markdownTable({ kind: "table", columns, rows }, String)}`;
  return [table, ...(convention === "binary" ? [] : elsewhere(convention, a, classes?.numClasses ?? 10))];
}

/** The values that give the same targets under the other conventions. */
function elsewhere(convention: ConvertibleConvention, a: number, numClasses: number): string[] {
  const values = ELSEWHERE.filter(([to]) => to !== convention).flatMap(([to, who]) => {
    const converted = convertSmoothing(a, convention, to, numClasses);
    return "value" in converted ? [`${shortNumber(converted.value, 6)} ${who}`] : [];
  });
  return values.length === 0 ? [] : [`The same targets with K = ${numClasses}: ${escapeMarkdown(values.join("; "))}.`];
}
