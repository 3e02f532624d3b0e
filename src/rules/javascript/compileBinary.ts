/** The string "binaryCrossentropy" in compile() of a TensorFlow.js model. */
import type { Rule } from "../rule.ts";

export const compileBinary: Rule = {
  id: "tfjs-compile-binary",
  language: "javascript",
  framework: "@tensorflow/tfjs",
  names: ["compile({loss: 'binaryCrossentropy'})", "*.compile"],
  spelling: {
    kind: "string",
    place: { argument: "loss" },
    strings: ["binaryCrossentropy"],
    object: "{{helper:tfjs-smoothed-binary-crossentropy}}({{a}})",
  },
  convention: "binary",
  targets: "multi-hot",
  sentence: "A string cannot carry the value: a small function in the file computes the same loss of smoothed targets.",
  reference: "https://js.tensorflow.org/api/latest/#tf.LayersModel.compile",
  examples: [
    {
      before:
        'import * as tf from "@tensorflow/tfjs";\n\nconst model = build();\nmodel.‸compile({ optimizer: "adam", loss: "binaryCrossentropy", metrics: ["accuracy"] });\n',
      after:
        'import * as tf from "@tensorflow/tfjs";\n\nconst model = build();\n\n/** The loss "binaryCrossentropy" with label smoothing a: labels y become y*(1-a) + a/2. */\nfunction smoothedBinaryCrossentropy(labelSmoothing) {\n  return (yTrue, yPred) => {\n    return tf.metrics.binaryCrossentropy(yTrue.mul(1 - labelSmoothing).add(labelSmoothing / 2), yPred);\n  };\n}\n\nmodel.compile({ optimizer: "adam", loss: smoothedBinaryCrossentropy(0.1), metrics: ["accuracy"] });\n',
    },
    {
      before:
        "const tf = require('@tensorflow/tfjs-node');\n\nfunction build(model) {\n  model.compile({\n    optimizer: tf.train.adam(),\n    loss: ['binaryCrossentropy‸'],\n  });\n}\n",
      after:
        "const tf = require('@tensorflow/tfjs-node');\n\n/** The loss \"binaryCrossentropy\" with label smoothing a: labels y become y*(1-a) + a/2. */\nfunction smoothedBinaryCrossentropy(labelSmoothing) {\n  return (yTrue, yPred) => {\n    return tf.metrics.binaryCrossentropy(yTrue.mul(1 - labelSmoothing).add(labelSmoothing / 2), yPred);\n  };\n}\n\nfunction build(model) {\n  model.compile({\n    optimizer: tf.train.adam(),\n    loss: [smoothedBinaryCrossentropy(0.1)],\n  });\n}\n",
    },
  ],
  ignores: [
    {
      code: 'import * as tf from "@tensorflow/tfjs";\nmodel.compile({ loss: "meanSquaredError", metrics: ["binaryCrossentropy‸"] });\n',
      why: "a metric measures; it is not what is trained",
    },
    {
      code: 'model.compile({ loss: "binaryCrossentropy‸" });\n',
      why: "nothing says that this is a model of TensorFlow.js",
    },
  ],
};
