/** The documentation of the checks, made from the checks themselves, and the setting of their severities. */
import type { Check } from "../../src/analysis/checks/check.ts";

/** The page of one check. */
export function checkPage(check: Check): string {
  const { id, title, severity, whatItDoes, whyBad, example, useInstead, fixSafety, references, ignores } = check;
  const sections = [
    `# ${title}`,
    `\`${id}\`, ${severity} by default${fixSafety === undefined ? "" : ", with a quick fix"}. [All checks](README.md)`,
    "## What it does",
    whatItDoes,
    "## Why is this bad?",
    whyBad,
    "## Example",
    python(example),
    "Use instead:",
    python(useInstead),
    ...(fixSafety === undefined ? [] : ["## Fix safety", fixSafety]),
    "## What is left alone",
    ignores.map(({ why, code }) => `${sentence(why)}\n\n${python(lastLines(code))}`).join("\n\n"),
    "## Turn it off",
    `Set its severity in the settings:\n\n\`\`\`json\n"labelSmoothing.checks.severity": { "${id}": "off" }\n\`\`\``,
    "## References",
    references.map((reference) => `- <${reference}>`).join("\n"),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** The page that lists all checks. */
export function checksPage(checks: readonly Check[]): string {
  const rows = checks.map(
    ({ id, title, severity, fixSafety }) =>
      `| [${id}](${id}.md) | ${title} | ${severity} | ${fixSafety === undefined ? "" : "yes"} |`,
  );
  return `${[
    "# Checks",
    "What Label Smoothing finds wrong around losses in Python files and notebooks, and says in the Problems view. A check speaks only where the file itself proves the problem; each has a page, and a severity in the setting `labelSmoothing.checks.severity`. Made from `src/analysis/checks` by `npm run docs`; every example is run as a test.",
    ["| Check | What is wrong | Severity | Quick fix |", "| --- | --- | --- | --- |", ...rows].join("\n"),
  ].join("\n\n")}\n`;
}

/** What package.json says of the setting. */
export function severitySetting(checks: readonly Check[]): object {
  const properties = checks.map(({ id, title, severity }) => [
    id,
    {
      type: "string",
      enum: ["error", "warning", "information", "hint", "off"],
      default: severity,
      description: `${title}.`,
    },
  ]);
  return {
    type: "object",
    default: {},
    order: 20,
    additionalProperties: false,
    properties: Object.fromEntries(properties),
    markdownDescription:
      "How serious each kind of problem around a loss is, as the Problems view shows it; `off` turns a check off. What is not listed keeps the check's own severity.",
  };
}

function python(code: string): string {
  return `\`\`\`python\n${code.trim()}\n\`\`\``;
}

function sentence(words: string): string {
  return `${words[0]!.toUpperCase()}${words.slice(1)}:`;
}

/** Without the imports with which it begins. */
function lastLines(code: string): string {
  const lines = code.trimEnd().split("\n");
  const first = lines.findIndex((line) => !/^(import|from) (torch|keras|tensorflow|optax|jax)\b/.test(line));
  return lines.slice(Math.max(0, first)).join("\n");
}
