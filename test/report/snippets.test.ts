/** The panel's code in languages that are not run here: their grammars accept it, and a reason says what to do. */
import type { SyntaxNodeRef } from "@lezer/common";
import { parser as cpp } from "@lezer/cpp";
import { parser as javascript } from "@lezer/javascript";
import { parser as rust } from "@lezer/rust";
import { parser as julia } from "@plutojl/lezer-julia";
import { expect, test } from "vitest";
import { frameworkSnippet } from "../../src/report/snippets/frameworkSnippet.ts";
import { FRAMEWORKS } from "../../src/report/snippets/frameworks/index.ts";
import { SNIPPET_CASES } from "./snippetProblems.ts";

const PARSERS = { cpp, javascript, julia, rust };

test.each(FRAMEWORKS)("$label: code that its grammar accepts, or a reason with advice", ({ id, language }) => {
  for (const { name, problem } of SNIPPET_CASES) {
    const snippet = frameworkSnippet(id, problem);
    if ("reason" in snippet) {
      expect(snippet.reason, name).toMatch(/^[A-Za-z].+\.$/);
      continue;
    }
    expect(snippet.language).toBe(language);
    expect(snippet.code, name).toMatch(/[^\n]\n$/);
    expect(snippet.code, name).not.toMatch(/undefined(?!, )|NaN|\{\{|\[object/);
    if (snippet.language !== "python") expect(errorsIn(snippet.language, snippet.code), snippet.code).toEqual([]);
  }
});

test.each(["pytorch", "keras", "jax", "tfjs", "flux", "libtorch", "paddle", "mlx", "numpy"])(
  "%s has code for every configuration",
  (id) => {
    for (const { problem } of SNIPPET_CASES) expect(frameworkSnippet(id, problem)).toHaveProperty("code");
  },
);

test("an unknown framework gives the known ones", () => {
  expect(frameworkSnippet("caffe", SNIPPET_CASES[0]!.problem)).toEqual({ reason: expect.stringContaining("pytorch") });
});

test("more numbers than anyone reads stay out of the code", () => {
  const { problem } = SNIPPET_CASES[0]!;
  const many = { ...problem, numClasses: 1000, classWeights: new Float64Array(1000).fill(2) };
  const snippet = frameworkSnippet("pytorch", many);
  expect(snippet).toMatchObject({ code: expect.stringContaining("class_weights must hold the 1000 numbers") });
  expect("code" in snippet && snippet.code.length).toBeLessThan(500);
});

/** The texts at which a grammar finds something that it does not expect. */
function errorsIn(language: keyof typeof PARSERS, code: string): string[] {
  // Statements stand in a function.
  const text = language === "cpp" || language === "rust" ? inFunction(language, code) : code;
  const errors: string[] = [];
  PARSERS[language].parse(text).iterate({
    enter: ({ type, from, to }: SyntaxNodeRef) => {
      if (type.isError) errors.push(text.slice(Math.max(0, from - 20), to + 20));
    },
  });
  return errors;
}

function inFunction(language: "cpp" | "rust", code: string): string {
  const header = code.split("\n").filter((line) => /^(?:#include|use |\/\/)/.test(line));
  const body = code.split("\n").filter((line) => !header.includes(line));
  return `${header.join("\n")}\n${language === "cpp" ? "void f()" : "fn f()"} {\n${body.join("\n")}\n}\n`;
}
