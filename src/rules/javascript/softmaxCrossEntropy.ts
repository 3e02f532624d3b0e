/** tf.losses.softmaxCrossEntropy of TensorFlow.js. */
import type { Rule } from "../rule.ts";

export const softmaxCrossEntropy: Rule = {
  id: "tfjs-softmax-cross-entropy",
  language: "javascript",
  framework: "@tensorflow/tfjs",
  names: ["tfjs.losses.softmaxCrossEntropy"],
  spelling: { kind: "positional", argument: "labelSmoothing", position: 3, fillers: { 2: "undefined" } },
  convention: "uniform",
  targets: "probabilities",
  sentence:
    "The fourth argument, behind weights per example; K is the second dimension, so that labels of rank 3 are smoothed with a wrong K.",
  reference: "https://js.tensorflow.org/api/latest/#losses.softmaxCrossEntropy",
  examples: [
    {
      before: 'import * as tf from "@tensorflow/tfjs";\nconst loss = tf.losses.‸softmaxCrossEntropy(labels, logits);\n',
      after:
        'import * as tf from "@tensorflow/tfjs";\nconst loss = tf.losses.softmaxCrossEntropy(labels, logits, undefined, 0.1);\n',
    },
    {
      before:
        "const { losses: L } = require('@tensorflow/tfjs-node')\nconst f = () => L.softmaxCrossEntropy(\n  y,\n  z,\n  w‸, // per example\n)\n",
      after:
        "const { losses: L } = require('@tensorflow/tfjs-node')\nconst f = () => L.softmaxCrossEntropy(\n  y,\n  z,\n  w, // per example\n  0.1,\n)\n",
    },
    {
      before: 'import { losses } from "@tensorflow/tfjs";\nlosses.softmaxCrossEntropy(y, z, w, 0‸, 3);\n',
      after: 'import { losses } from "@tensorflow/tfjs";\nlosses.softmaxCrossEntropy(y, z, w, 0.1, 3);\n',
    },
  ],
  ignores: [
    {
      code: "// @tensorflow/tfjs\nconst loss = tf.losses.‸softmaxCrossEntropy(y, z);\n",
      why: "no import says what tf is",
    },
    {
      code: 'import * as tf from "@tensorflow/tfjs";\nmodel.compile({ loss: tf.losses.‸softmaxCrossEntropy });\n',
      why: "a function that is handed on is not called here",
    },
  ],
};
