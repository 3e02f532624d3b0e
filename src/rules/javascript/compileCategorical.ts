/** The string "categoricalCrossentropy" in compile() of a TensorFlow.js model. */
import type { Rule } from "../rule.ts";

export const compileCategorical: Rule = {
  id: "tfjs-compile-categorical",
  language: "javascript",
  framework: "@tensorflow/tfjs",
  names: ["compile({loss: 'categoricalCrossentropy'})", "*.compile"],
  spelling: {
    kind: "string",
    place: { argument: "loss" },
    strings: ["categoricalCrossentropy", "sparseCategoricalCrossentropy"],
    declined: {
      sparseCategoricalCrossentropy:
        "With a function as its loss fit() wants targets in the shape of the output, not class indices. Make the labels one-hot (tf.oneHot), use categoricalCrossentropy, and smooth that.",
    },
    object: "{{helper:tfjs-smoothed-categorical-crossentropy}}({{a}})",
  },
  convention: "uniform",
  targets: "probabilities",
  sentence: "A string cannot carry the value: a small function in the file computes the same loss of smoothed targets.",
  reference: "https://js.tensorflow.org/api/latest/#tf.LayersModel.compile",
  examples: [
    {
      before:
        'import * as tf from "@tensorflow/tfjs";\n\nconst model = build();\nmodel.‸compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });\n',
      after:
        'import * as tf from "@tensorflow/tfjs";\n\nconst model = build();\n\n/** The loss "categoricalCrossentropy" with label smoothing a: one-hot targets y over K classes (the last axis) become y*(1-a) + a/K. */\nfunction smoothedCategoricalCrossentropy(labelSmoothing) {\n  return (yTrue, yPred) => {\n    const numClasses = yPred.shape[yPred.shape.length - 1];\n    return tf.metrics.categoricalCrossentropy(yTrue.mul(1 - labelSmoothing).add(labelSmoothing / numClasses), yPred);\n  };\n}\n\nmodel.compile({ optimizer: "adam", loss: smoothedCategoricalCrossentropy(0.1), metrics: ["accuracy"] });\n',
    },
    {
      before:
        "const tf = require('@tensorflow/tfjs-node');\n\nfunction build(model) {\n  model.compile({\n    optimizer: tf.train.adam(),\n    loss: ['categoricalCrossentropy‸'],\n  });\n}\n",
      after:
        "const tf = require('@tensorflow/tfjs-node');\n\n/** The loss \"categoricalCrossentropy\" with label smoothing a: one-hot targets y over K classes (the last axis) become y*(1-a) + a/K. */\nfunction smoothedCategoricalCrossentropy(labelSmoothing) {\n  return (yTrue, yPred) => {\n    const numClasses = yPred.shape[yPred.shape.length - 1];\n    return tf.metrics.categoricalCrossentropy(yTrue.mul(1 - labelSmoothing).add(labelSmoothing / numClasses), yPred);\n  };\n}\n\nfunction build(model) {\n  model.compile({\n    optimizer: tf.train.adam(),\n    loss: [smoothedCategoricalCrossentropy(0.1)],\n  });\n}\n",
    },
  ],
  ignores: [
    {
      code: 'import * as tf from "@tensorflow/tfjs";\nmodel.compile({ loss: "meanSquaredError", metrics: ["categoricalCrossentropy‸"] });\n',
      why: "a metric measures; it is not what is trained",
    },
    {
      code: 'model.compile({ loss: "categoricalCrossentropy‸" });\n',
      why: "nothing says that this is a model of TensorFlow.js",
    },
  ],
};
