/** The string "sparseCategoricalCrossentropy" in compile() of a TensorFlow.js model. */
import type { Rule } from "../rule.ts";

export const compileSparseCategorical: Rule = {
  id: "tfjs-compile-sparse-categorical",
  language: "javascript",
  framework: "@tensorflow/tfjs",
  names: ["compile({loss: 'sparseCategoricalCrossentropy'})", "*.compile"],
  spelling: {
    kind: "string",
    place: { argument: "loss" },
    strings: ["sparseCategoricalCrossentropy"],
    object: "{{helper:tfjs-smoothed-sparse-categorical-crossentropy}}({{a}})",
  },
  convention: "uniform",
  targets: "indices",
  sentence: "A string cannot carry the value: a small function in the file computes the same loss of smoothed targets.",
  reference: "https://js.tensorflow.org/api/latest/#tf.LayersModel.compile",
  examples: [
    {
      before:
        'import * as tf from "@tensorflow/tfjs";\n\nconst model = build();\nmodel.‸compile({ optimizer: "adam", loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });\n',
      after:
        'import * as tf from "@tensorflow/tfjs";\n\nconst model = build();\n\n/** The loss "sparseCategoricalCrossentropy" with label smoothing a: class indices become one-hot rows over K classes (the last axis), and those y*(1-a) + a/K. */\nfunction smoothedSparseCategoricalCrossentropy(labelSmoothing) {\n  return (yTrue, yPred) => {\n    const numClasses = yPred.shape[yPred.shape.length - 1];\n    const oneHot = tf.oneHot(yTrue.flatten().toInt(), numClasses).reshape(yPred.shape);\n    return tf.metrics.categoricalCrossentropy(oneHot.mul(1 - labelSmoothing).add(labelSmoothing / numClasses), yPred);\n  };\n}\n\nmodel.compile({ optimizer: "adam", loss: smoothedSparseCategoricalCrossentropy(0.1), metrics: ["accuracy"] });\n',
    },
    {
      before:
        "const tf = require('@tensorflow/tfjs-node');\n\nfunction build(model) {\n  model.compile({\n    optimizer: tf.train.adam(),\n    loss: ['sparseCategoricalCrossentropy‸'],\n  });\n}\n",
      after:
        "const tf = require('@tensorflow/tfjs-node');\n\n/** The loss \"sparseCategoricalCrossentropy\" with label smoothing a: class indices become one-hot rows over K classes (the last axis), and those y*(1-a) + a/K. */\nfunction smoothedSparseCategoricalCrossentropy(labelSmoothing) {\n  return (yTrue, yPred) => {\n    const numClasses = yPred.shape[yPred.shape.length - 1];\n    const oneHot = tf.oneHot(yTrue.flatten().toInt(), numClasses).reshape(yPred.shape);\n    return tf.metrics.categoricalCrossentropy(oneHot.mul(1 - labelSmoothing).add(labelSmoothing / numClasses), yPred);\n  };\n}\n\nfunction build(model) {\n  model.compile({\n    optimizer: tf.train.adam(),\n    loss: [smoothedSparseCategoricalCrossentropy(0.1)],\n  });\n}\n",
    },
  ],
  ignores: [
    {
      code: 'import * as tf from "@tensorflow/tfjs";\nmodel.compile({ loss: "meanSquaredError", metrics: ["sparseCategoricalCrossentropy‸"] });\n',
      why: "a metric measures; it is not what is trained",
    },
    {
      code: 'model.compile({ loss: "sparseCategoricalCrossentropy‸" });\n',
      why: "nothing says that this is a model of TensorFlow.js",
    },
  ],
};
