/** tf.losses.sigmoidCrossEntropy of TensorFlow.js. */
import type { Rule } from "../rule.ts";

export const sigmoidCrossEntropy: Rule = {
  id: "tfjs-sigmoid-cross-entropy",
  language: "javascript",
  framework: "@tensorflow/tfjs",
  names: ["tfjs.losses.sigmoidCrossEntropy"],
  spelling: { kind: "positional", argument: "labelSmoothing", position: 3, fillers: { 2: "undefined" } },
  convention: "binary",
  targets: "multi-hot",
  sentence: "The fourth argument, behind weights per example; every label goes towards 1/2.",
  reference: "https://js.tensorflow.org/api/latest/#losses.sigmoidCrossEntropy",
  examples: [
    {
      before: 'import * as tf from "@tensorflow/tfjs";\ntf.losses.‸sigmoidCrossEntropy(labels, logits);\n',
      after:
        'import * as tf from "@tensorflow/tfjs";\ntf.losses.sigmoidCrossEntropy(labels, logits, undefined, 0.1);\n',
    },
    {
      before: "const tf = require('@tensorflow/tfjs');\ntf.losses.sigmoidCrossEntropy(labels, logits, weights‸);\n",
      after: "const tf = require('@tensorflow/tfjs');\ntf.losses.sigmoidCrossEntropy(labels, logits, weights, 0.1);\n",
    },
  ],
  ignores: [
    {
      code: 'import * as tf from "@tensorflow/tfjs";\ntf.metrics.‸binaryCrossentropy(y, p);\n',
      why: "a metric measures; it is not what is trained",
    },
  ],
};
