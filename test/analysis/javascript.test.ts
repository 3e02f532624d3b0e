/** TensorFlow.js' losses are found through imports, in JavaScript and TypeScript, in broken code too. */
import { describe, expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { applyEdits } from "./applyEdits.ts";
import { expectSpansInCuts } from "./expectSpansInCuts.ts";

const TF = 'import * as tf from "@tensorflow/tfjs";\n';
const SOFTMAX = "tfjs.losses.softmaxCrossEntropy";

function found(text: string): string[] {
  return findLossCalls(readSource("javascript", text)).map(({ api, value }) => {
    if (value.kind === "given") return `${api} ${value.text}`;
    return value.kind === "absent" ? api : `${api} declined: ${value.reason}`;
  });
}

describe("found", () => {
  test.each<[string, string, string[]]>([
    ["a namespace", `${TF}tf.losses.softmaxCrossEntropy(y, z)`, [SOFTMAX]],
    ["a default import", 'import tf from "@tensorflow/tfjs-node";\ntf.losses.softmaxCrossEntropy(y, z)', [SOFTMAX]],
    ["a named import", "import { losses } from '@tensorflow/tfjs';\nlosses.softmaxCrossEntropy(y, z)", [SOFTMAX]],
    ["renamed", "import { losses as L } from '@tensorflow/tfjs-core';\nL.softmaxCrossEntropy(y, z)", [SOFTMAX]],
    ["require", "const tf = require('@tensorflow/tfjs-node-gpu');\ntf.losses.softmaxCrossEntropy(y, z)", [SOFTMAX]],
    [
      "taken out of require",
      "const { losses } = require('@tensorflow/tfjs');\nlosses.softmaxCrossEntropy(y, z)",
      [SOFTMAX],
    ],
    [
      "taken out deeper",
      "const { losses: { softmaxCrossEntropy: sce } } = require('@tensorflow/tfjs');\nsce(y, z)",
      [SOFTMAX],
    ],
    [
      "a dynamic import",
      "const tf = await import('@tensorflow/tfjs');\ntf.losses.softmaxCrossEntropy(y, z)",
      [SOFTMAX],
    ],
    ["import equals", 'import tf = require("@tensorflow/tfjs");\ntf.losses.softmaxCrossEntropy(y, z)', [SOFTMAX]],
    ["an alias by import", `${TF}import L = tf.losses;\nL.softmaxCrossEntropy(y, z)`, [SOFTMAX]],
    [
      "a type by import equals",
      'import type tf = require("@tensorflow/tfjs");\ntf.losses.softmaxCrossEntropy(y, z)',
      [],
    ],
    [
      "taken out of a dynamic import",
      "async function f() {\n  const { losses } = await import('@tensorflow/tfjs');\n  return losses.softmaxCrossEntropy(y, z);\n}",
      [SOFTMAX],
    ],
    [
      "a dynamic import's default",
      "const tf = (await import('@tensorflow/tfjs')).default;\ntf.losses.softmaxCrossEntropy(y, z)",
      [SOFTMAX],
    ],
    [
      "the default by name",
      "import { default as tf } from '@tensorflow/tfjs';\ntf.losses.softmaxCrossEntropy(y, z)",
      [SOFTMAX],
    ],
    [
      "a dynamic import's then",
      "import('@tensorflow/tfjs').then((tf) => tf.losses.softmaxCrossEntropy(y, z));\nimport('@tensorflow/tfjs').catch((tf) => tf.losses.softmaxCrossEntropy(y, z));",
      [SOFTMAX],
    ],
    ["a key in brackets", `${TF}tf.losses["softmaxCrossEntropy"](y, z)`, [SOFTMAX]],
    ["all keys in brackets", `${TF}tf['losses']?.['softmaxCrossEntropy'](y, z)`, [SOFTMAX]],
    ["an alias of a key", `${TF}const f = tf.losses["softmaxCrossEntropy"];\nf(y, z)`, [SOFTMAX]],
    ["a key that is not known", `${TF}tf.losses[softmaxCrossEntropy](y, z)`, []],
    ["an alias", `${TF}const L = tf.losses;\nconst f = L.softmaxCrossEntropy;\nf(y, z)`, [SOFTMAX]],
    [
      "over lines, with comments",
      `${TF}tf\n  .losses // all\n  .softmaxCrossEntropy(\n    y, /* hot */\n    z,\n  )`,
      [SOFTMAX],
    ],
    ["optional chaining", `${TF}tf?.losses?.softmaxCrossEntropy(y, z)`, [SOFTMAX]],
    ["type arguments", `${TF}const l = tf.losses.softmaxCrossEntropy<tf.Scalar>(y as tf.Tensor, z!)`, [SOFTMAX]],
    ["a cast", `${TF}const l = <tf.Scalar>tf.losses.softmaxCrossEntropy(y, z)`, [SOFTMAX]],
    ["JSX beside it", `${TF}const A = () => <p a={1}>{tf.losses.softmaxCrossEntropy(y, z)}</p>`, [SOFTMAX]],
    [
      "a tag in a string beside a cast",
      `${TF}const s = "<br/>";\nconst l = <any>tf.losses.softmaxCrossEntropy(y, z);`,
      [SOFTMAX],
    ],
    ["in a class", `${TF}class A { f = (y, z) => tf.losses.softmaxCrossEntropy(y, z) }`, [SOFTMAX]],
    ["a default argument", `${TF}function f(y, z, l = tf.losses.softmaxCrossEntropy(y, z)) {}`, [SOFTMAX]],
    ["broken code", `${TF}const a = (1,\nconst l = tf.losses.softmaxCrossEntropy(y, z)\nfunction`, [SOFTMAX]],
    ["given", `${TF}tf.losses.softmaxCrossEntropy(y, z, undefined, a)`, [`${SOFTMAX} a`]],
    [
      "spread",
      `${TF}tf.losses.softmaxCrossEntropy(...args)`,
      [`${SOFTMAX} declined: ...args may already hold the smoothing value. Write the arguments out first.`],
    ],
    ["a global", "// @tensorflow/tfjs\ntf.losses.softmaxCrossEntropy(y, z)", []],
    ["another library", "import * as tf from 'my-tf'; // @tensorflow/tfjs\ntf.losses.softmaxCrossEntropy(y, z)", []],
    ["a parameter hides it", `${TF}const f = (tf) => tf.losses.softmaxCrossEntropy(y, z)`, []],
    [
      "a block hides it",
      `${TF}{ const tf = other(); tf.losses.softmaxCrossEntropy(y, z) }\ntf.losses.softmaxCrossEntropy(y, z)`,
      [SOFTMAX],
    ],
    ["a type import", "import type { losses } from '@tensorflow/tfjs';\nlosses.softmaxCrossEntropy(y, z)", []],
    ["a string", `${TF}const s = "tf.losses.softmaxCrossEntropy(y, z)"`, []],
    ["a comment", `${TF}// tf.losses.softmaxCrossEntropy(y, z)`, []],
    ["a reference", `${TF}model.compile({ loss: tf.losses.softmaxCrossEntropy })`, []],
    [
      "strings in compile",
      `${TF}m.compile({ 'loss': ["binaryCrossentropy", "meanSquaredError"], metrics: ["binaryCrossentropy"] })`,
      ["compile({loss: 'binaryCrossentropy'})"],
    ],
    [
      "a dictionary in compile",
      `${TF}m.compile({ loss: { a: 'categoricalCrossentropy', b: "sparseCategoricalCrossentropy" } })`,
      [
        "compile({loss: 'categoricalCrossentropy'})",
        expect.stringContaining(
          "compile({loss: 'sparseCategoricalCrossentropy'}) declined: With a function as its loss",
        ),
      ],
    ],
    [
      "a constant",
      `${TF}const loss = "categoricalCrossentropy";\nm.compile({ optimizer, loss });`,
      ["compile({loss: 'categoricalCrossentropy'})"],
    ],
    [
      "a constant by another name",
      `${TF}const name = 'binaryCrossentropy';\nfunction f(m) {\n  m["compile"]({ loss: name });\n}`,
      ["compile({loss: 'binaryCrossentropy'})"],
    ],
    ["a parameter", `${TF}const loss = "binaryCrossentropy";\nconst f = (m, loss) => m.compile({ loss });`, []],
    [
      "a constant with other uses",
      `${TF}const loss = "binaryCrossentropy";\nm.compile({ loss });\nlog({ loss });`,
      [
        "compile({loss: 'binaryCrossentropy'}) declined: loss is used in other places too, which may want the string. Write the loss in the call first.",
      ],
    ],
    [
      "a variable that changes",
      `${TF}let loss = "binaryCrossentropy";\nif (many) loss = "categoricalCrossentropy";\nm.compile({ loss });`,
      [expect.stringContaining("declined: loss is used in other places too")],
    ],
    [
      "a constant with a type",
      `${TF}const loss: string = "binaryCrossentropy";\nm.compile({ loss });`,
      [expect.stringContaining("declined: loss is declared as a string, and would become a function.")],
    ],
    [
      "a constant that is one string",
      `${TF}const loss = "binaryCrossentropy" as const;\nm.compile({ loss });`,
      [expect.stringContaining("declined: loss is declared as a string, and would become a function.")],
    ],
    [
      "an exported constant",
      `${TF}export const loss = "binaryCrossentropy";\nm.compile({ loss });`,
      [expect.stringContaining("declined: loss is exported")],
    ],
    [
      "a constant exported below",
      `${TF}const loss = "binaryCrossentropy";\nm.compile({ loss });\nexport { loss };`,
      [expect.stringContaining("declined: loss is ")],
    ],
    [
      "another compile",
      "const s = 'categoricalCrossentropy';\nnew Shader().compile({ loss: 'categoricalCrossentropy' })",
      [],
    ],
  ])("%s", (_, text, calls) => expect(found(text)).toEqual(calls));
});

describe("added, changed, removed", () => {
  test.each<[string, string, string]>([
    [
      "tf.losses.softmaxCrossEntropy(y, z)",
      "tf.losses.softmaxCrossEntropy(y, z, undefined, 0.1)",
      "tf.losses.softmaxCrossEntropy(y, z)",
    ],
    [
      "tf.losses.softmaxCrossEntropy(y, z, w)",
      "tf.losses.softmaxCrossEntropy(y, z, w, 0.1)",
      "tf.losses.softmaxCrossEntropy(y, z, w)",
    ],
    [
      "tf.losses.softmaxCrossEntropy(y, z, w, 0.3, r)",
      "tf.losses.softmaxCrossEntropy(y, z, w, 0.1, r)",
      "tf.losses.softmaxCrossEntropy(y, z, w, 0, r)",
    ],
    [
      "tf.losses.softmaxCrossEntropy(y, z, null, 0)",
      "tf.losses.softmaxCrossEntropy(y, z, null, 0.1)",
      "tf.losses.softmaxCrossEntropy(y, z, null)",
    ],
    [
      "tf.losses.softmaxCrossEntropy(y, z, undefined, undefined, r)",
      "tf.losses.softmaxCrossEntropy(y, z, undefined, 0.1, r)",
      "tf.losses.softmaxCrossEntropy(y, z, undefined, 0, r)",
    ],
  ])("%s", (before, after, removed) => {
    const source = readSource("javascript", TF + before);
    const [first] = smoothingActions(source, findLossCalls(source)[0]!, { labelSmoothing: 0.1 });
    expect(applyEdits(source.text, first!.edits)).toBe(TF + after);
    const smoothed = readSource("javascript", TF + after);
    const again = smoothingActions(smoothed, findLossCalls(smoothed)[0]!, { labelSmoothing: 0.1 });
    expect(again.map(({ kind }) => kind)).toEqual(["remove"]);
    expect(applyEdits(smoothed.text, again[0]!.edits)).toBe(TF + removed);
  });

  test.each<[string, string, string]>([
    ['tf.losses["softmaxCrossEntropy"](y, z)', 'tf.losses["softmaxCrossEntropy"](y, z, undefined, 0.1)', ""],
    [
      'const loss = "categoricalCrossentropy";\nconst m = tf.sequential();\nm.compile({ optimizer, loss });\n',
      "const loss = smoothedCategoricalCrossentropy(0.1);\nconst m = tf.sequential();\nm.compile({ optimizer, loss });\n",
      "smoothedCategoricalCrossentropy",
    ],
    [
      "function train(m) {\n  const name = 'binaryCrossentropy';\n  m.compile({ loss: name });\n}\n",
      "function train(m) {\n  const name = smoothedBinaryCrossentropy(0.1);\n  m.compile({ loss: name });\n}\n",
      "smoothedBinaryCrossentropy",
    ],
  ])("%s", (before, after, helper) => {
    const source = readSource("javascript", TF + before);
    const [first] = smoothingActions(source, findLossCalls(source)[0]!, { labelSmoothing: 0.1 });
    const written = applyEdits(source.text, first!.edits);
    expect(written.endsWith(after)).toBe(true);
    expect(written.split("function smoothed")).toHaveLength(helper === "" ? 1 : 2);
    expect(written.indexOf(`function ${helper}`)).toBeLessThan(written.indexOf(after));
    const again = findLossCalls(readSource("javascript", written));
    expect(again.map(({ value }) => value.kind)).toEqual(["given"]);
  });

  test("an import goes behind import equals", () => {
    const text =
      "import { sequential } from '@tensorflow/tfjs'\nimport fs = require('fs')\n\nsequential().compile({ loss: 'binaryCrossentropy' })\n";
    const source = readSource("javascript", text);
    const [first] = smoothingActions(source, findLossCalls(source)[0]!, { labelSmoothing: 0.1 });
    expect(applyEdits(text, first!.edits)).toContain(
      "import fs = require('fs')\nimport * as tf from '@tensorflow/tfjs'\n\n",
    );
  });

  test("a helper gets the import that it needs, in the file's way, and is put in once", () => {
    const text =
      "import { sequential } from '@tensorflow/tfjs-node'\n\nconst a = sequential()\na.compile({ loss: 'binaryCrossentropy' })\na.compile({ loss: 'binaryCrossentropy' })\n";
    const source = readSource("javascript", text);
    const [first] = smoothingActions(source, findLossCalls(source)[0]!, { labelSmoothing: 0.1 });
    const once = applyEdits(text, first!.edits);
    expect(once).toContain("\nimport * as tf from '@tensorflow/tfjs-node'\n");
    const next = readSource("javascript", once);
    const left = findLossCalls(next).find(({ value }) => value.kind === "absent");
    const [second] = smoothingActions(next, left!, { labelSmoothing: 0.1 });
    const twice = applyEdits(once, second!.edits);
    expect(twice.match(/function smoothedBinaryCrossentropy/g)).toHaveLength(1);
    expect(twice.match(/loss: smoothedBinaryCrossentropy\(0\.1\)/g)).toHaveLength(2);
    expect(twice.match(/import/g)).toHaveLength(2);
  });
});

test("any cut or mutated text gives calls whose spans lie in it", () => {
  const whole = `${TF}const l = tf.losses.softmaxCrossEntropy(y, z, w, 0.2);\nm.compile({ loss: ["binaryCrossentropy"], ...rest });\nf(<T>x, ...a);\nimport L = require("@tensorflow/tfjs");\nconst loss = "binaryCrossentropy";\nm["compile"]({ loss });\n`;
  expectSpansInCuts("javascript", whole, ["(", 'é\u{1f600}"']);
});
