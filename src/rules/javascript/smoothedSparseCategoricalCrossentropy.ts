/** The function that takes the place of "sparseCategoricalCrossentropy" in compile(). */
import type { Rule } from "../rule.ts";

export const smoothedSparseCategoricalCrossentropy: Rule = {
  id: "tfjs-smoothed-sparse-categorical-crossentropy",
  language: "javascript",
  framework: "@tensorflow/tfjs",
  names: ["local.smoothedSparseCategoricalCrossentropy"],
  spelling: { kind: "positional", argument: "labelSmoothing", position: 0, fillers: {} },
  convention: "uniform",
  targets: "indices",
  sentence: "A function of this file; 0 gives the loss without smoothing.",
  reference: "https://js.tensorflow.org/api/latest/#metrics.categoricalCrossentropy",
  examples: [
    {
      before:
        'import * as tf from "@tensorflow/tfjs";\nfunction smoothedSparseCategoricalCrossentropy(a) {}\nmodel.compile({ loss: smoothedSparseCategoricalCrossentropy(0.3‸) });\n',
      after:
        'import * as tf from "@tensorflow/tfjs";\nfunction smoothedSparseCategoricalCrossentropy(a) {}\nmodel.compile({ loss: smoothedSparseCategoricalCrossentropy(0.1) });\n',
    },
    {
      before:
        'import * as tf from "@tensorflow/tfjs";\nexport function smoothedSparseCategoricalCrossentropy(a) {}\nconst loss = smoothedSparseCategoricalCrossentropy(0‸);\n',
      after:
        'import * as tf from "@tensorflow/tfjs";\nexport function smoothedSparseCategoricalCrossentropy(a) {}\nconst loss = smoothedSparseCategoricalCrossentropy(0.1);\n',
    },
  ],
  ignores: [
    {
      code: 'import * as tf from "@tensorflow/tfjs";\nconst loss = ‸smoothedSparseCategoricalCrossentropy(0.3);\n',
      why: "the file does not define it",
    },
  ],
};
