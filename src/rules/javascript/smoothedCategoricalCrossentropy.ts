/** The function that takes the place of "categoricalCrossentropy" in compile(). */
import type { Rule } from "../rule.ts";

export const smoothedCategoricalCrossentropy: Rule = {
  id: "tfjs-smoothed-categorical-crossentropy",
  language: "javascript",
  framework: "@tensorflow/tfjs",
  names: ["local.smoothedCategoricalCrossentropy"],
  spelling: { kind: "positional", argument: "labelSmoothing", position: 0, fillers: {} },
  convention: "uniform",
  targets: "probabilities",
  sentence: "A function of this file; 0 gives the loss without smoothing.",
  reference: "https://js.tensorflow.org/api/latest/#metrics.categoricalCrossentropy",
  examples: [
    {
      before:
        'import * as tf from "@tensorflow/tfjs";\nfunction smoothedCategoricalCrossentropy(a) {}\nmodel.compile({ loss: smoothedCategoricalCrossentropy(0.3‸) });\n',
      after:
        'import * as tf from "@tensorflow/tfjs";\nfunction smoothedCategoricalCrossentropy(a) {}\nmodel.compile({ loss: smoothedCategoricalCrossentropy(0.1) });\n',
    },
    {
      before:
        'import * as tf from "@tensorflow/tfjs";\nexport function smoothedCategoricalCrossentropy(a) {}\nconst loss = smoothedCategoricalCrossentropy(0‸);\n',
      after:
        'import * as tf from "@tensorflow/tfjs";\nexport function smoothedCategoricalCrossentropy(a) {}\nconst loss = smoothedCategoricalCrossentropy(0.1);\n',
    },
  ],
  ignores: [
    {
      code: 'import * as tf from "@tensorflow/tfjs";\nconst loss = ‸smoothedCategoricalCrossentropy(0.3);\n',
      why: "the file does not define it",
    },
  ],
};
