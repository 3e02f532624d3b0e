/** The documentation of the rules, made from the rules themselves. */
import { CONVENTIONS } from "../../src/core/convention.ts";
import { escapeMarkdown } from "../../src/report/writers/markdown.ts";
import type { Rule, RuleExample } from "../../src/rules/rule.ts";

const LANGUAGES: Readonly<Record<Rule["language"], string>> = {
  python: "Python",
  javascript: "JavaScript and TypeScript",
  cpp: "C++",
  rust: "Rust",
  julia: "Julia",
  yaml: "YAML",
  shell: "Command lines",
};

const SPELLINGS: Readonly<Record<Rule["spelling"]["kind"], string>> = {
  keyword: "an argument",
  positional: "a positional argument",
  builder: "a method of the builder",
  targets: "smoothed targets",
  string: "an object for the string",
  renamed: "by the name of a loss that takes the value",
  remade: "a builder in place of the call",
  helper: "a helper in the file",
};
/** Of rules that decline. */
const ELSEWHERE = "where its targets are made";

/** Markdown: a table per language, then each rule with its examples and what it leaves alone. */
export function rulesPage(rules: readonly Rule[]): string {
  const languages = (Object.keys(LANGUAGES) as Rule["language"][]).filter((language) =>
    rules.some((rule) => rule.language === language),
  );
  const tables = languages.map((language) => {
    const own = rules.filter((rule) => rule.language === language);
    return [`## ${LANGUAGES[language]}`, tableOf(own), ...own.map(sectionOf)].join("\n\n");
  });
  return `${[
    "# Loss calls that are known",
    "Made from `src/rules` by `npm run docs`; every example is run as a test. In an example ‸ is the cursor, and the value 0.1.",
    ...tables,
  ].join("\n\n")}\n`;
}

function tableOf(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, names, spelling, convention, since, declined }) => {
    const needs = since === undefined ? "" : `${since.package} ${since.version}`;
    return `| [\`${names[0]}\`](#${id}) | ${declined === undefined ? SPELLINGS[spelling.kind] : ELSEWHERE} | ${CONVENTIONS[convention].title} | ${needs} |`;
  });
  return ["| API | How it is smoothed | Convention | Needs |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function sectionOf(rule: Rule): string {
  const { id, names, sentence, reference, obstacles = [], ignores } = rule;
  const others = names
    .slice(1)
    .filter((name) => !/^(?:local|\*)\./.test(name))
    .map((name) => `\`${name}\``);
  return [
    `### ${id}`,
    `\`${names[0]}\`${others.length === 0 ? "" : `, also ${others.join(", ")}`}. ${escapeMarkdown(sentence)} [Reference](${reference})`,
    ...rule.examples.map((example) => exampleOf(rule, example)),
    ...obstacles.map(({ argument, reason }) => `Declined with \`${argument}\`: ${escapeMarkdown(reason)}`),
    "Left alone:",
    ignores
      .map(({ code, why }) => `- \`${code.trim().replace(/\s*\n\s*/g, " ⏎ ")}\`: ${escapeMarkdown(why)}`)
      .join("\n"),
  ].join("\n\n");
}

function exampleOf({ language, declined }: Rule, { before, after, language: own = language }: RuleExample): string {
  if (declined !== undefined)
    return `\`\`\`${own}\n${before.trimEnd()}\n\`\`\`\n\nis declined: ${escapeMarkdown(declined)}`;
  return `\`\`\`${own}\n${before.trimEnd()}\n\`\`\`\n\nbecomes\n\n\`\`\`${own}\n${after.trimEnd()}\n\`\`\``;
}
