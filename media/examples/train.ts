// TensorFlow.js: the loss takes the value as its fourth argument, and a loss that is named by a string takes none.
import * as tf from "@tensorflow/tfjs";

const model = tf.sequential({
  layers: [
    tf.layers.dense({ inputShape: [64], units: 32, activation: "relu" }),
    tf.layers.dense({ units: 10, activation: "softmax" }),
  ],
});

model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });

export function step(labels: tf.Tensor2D, logits: tf.Tensor2D): tf.Tensor {
  return tf.losses.softmaxCrossEntropy(labels, logits);
}
