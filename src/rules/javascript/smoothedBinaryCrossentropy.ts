/** The function that takes the place of "binaryCrossentropy" in compile(). */
import type { Rule } from "../rule.ts";

export const smoothedBinaryCrossentropy: Rule = {
  id: "tfjs-smoothed-binary-crossentropy",
  language: "javascript",
  framework: "@tensorflow/tfjs",
  names: ["local.smoothedBinaryCrossentropy"],
  spelling: { kind: "positional", argument: "labelSmoothing", position: 0, fillers: {} },
  convention: "binary",
  targets: "multi-hot",
  sentence: "A function of this file; 0 gives the loss without smoothing.",
  reference: "https://js.tensorflow.org/api/latest/#metrics.binaryCrossentropy",
  examples: [
    {
      before:
        'import * as tf from "@tensorflow/tfjs";\nfunction smoothedBinaryCrossentropy(a) {}\nmodel.compile({ loss: smoothedBinaryCrossentropy(0.3‸) });\n',
      after:
        'import * as tf from "@tensorflow/tfjs";\nfunction smoothedBinaryCrossentropy(a) {}\nmodel.compile({ loss: smoothedBinaryCrossentropy(0.1) });\n',
    },
    {
      before:
        'import * as tf from "@tensorflow/tfjs";\nexport function smoothedBinaryCrossentropy(a) {}\nconst loss = smoothedBinaryCrossentropy(0‸);\n',
      after:
        'import * as tf from "@tensorflow/tfjs";\nexport function smoothedBinaryCrossentropy(a) {}\nconst loss = smoothedBinaryCrossentropy(0.1);\n',
    },
  ],
  ignores: [
    {
      code: 'import * as tf from "@tensorflow/tfjs";\nconst loss = ‸smoothedBinaryCrossentropy(0.3);\n',
      why: "the file does not define it",
    },
  ],
};
