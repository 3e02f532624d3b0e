/** The walkthrough leads to commands that exist, and its pictures follow the theme. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const { contributes } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
  readonly contributes: {
    readonly commands: readonly { command: string }[];
    readonly walkthroughs: readonly Walkthrough[];
  };
};
const commands = contributes.commands.map(({ command }) => command);
const steps = contributes.walkthroughs.flatMap((each) => each.steps);

interface Walkthrough {
  readonly id: string;
  readonly steps: readonly {
    readonly id: string;
    readonly description: string;
    readonly media: { readonly svg: string; readonly altText: string };
    readonly completionEvents: readonly string[];
  }[];
}

test("the panel opens this walkthrough", () => {
  expect(contributes.walkthroughs.map(({ id }) => id)).toEqual(["labelSmoothing.getStarted"]);
});

test.each(steps)("$id links to commands, and is done by them", ({ description, completionEvents }) => {
  const linked = [...description.matchAll(/\]\(command:([\w.]+)\)/g)].map((match) => match[1]);
  const completing = completionEvents.map((event) => event.replace(/^onCommand:/, ""));
  expect(linked).not.toEqual([]);
  for (const command of [...linked, ...completing]) expect(commands).toContain(command);
  expect(completing).toContain(linked[0]);
});

test.each(steps)("the picture of $id has no colour but the theme's", ({ media }) => {
  const svg = readFileSync(path.join(root, media.svg), "utf8");
  // The page that shows it allows no inline style.
  expect(svg).not.toMatch(/<style|style=|<script|href=/);
  for (const [, colour] of svg.matchAll(/(?:fill|stroke)="([^"]*)"/g))
    expect(colour).toMatch(/^(?:none|var\(--vscode-)/);
  expect(svg).toContain(`<title>${media.altText}</title>`);
});
