/** Keras losses with from_logits=True behind a softmax or sigmoid. */
import { argumentOf } from "../sourceCall.ts";
import { argumentSyntax } from "../syntax/argumentSyntax.ts";
import type { Check, Fix, Problem } from "./check.ts";
import { type KerasLoss, kerasLosses } from "./kerasCompile.ts";
import { describeOutput } from "./outputs.ts";

const HEAD = "import keras\nfrom keras import layers\n";

export const fromLogitsAfterActivation: Check = {
  id: "from-logits-after-activation",
  title: "from_logits=True behind a softmax or sigmoid",
  severity: "warning",
  whatItDoes:
    "Finds Keras losses with `from_logits=True` whose input ends in a softmax or sigmoid: the last layer of the model that is compiled, or what the loss is called with.",
  whyBad:
    "`from_logits=True` makes the loss apply softmax (or the sigmoid) itself. Applied twice, no class can become sure, and training is slow or stops early. With TensorFlow Keras finds the logits by itself where it can, and warns; with JAX and PyTorch, and in loops written by hand, it does not.",
  example: `${HEAD}\nmodel = keras.Sequential([layers.Dense(64), layers.Dense(10, activation="softmax")])\nmodel.compile("adam", loss=keras.losses.CategoricalCrossentropy(from_logits=True))\n`,
  useInstead: `${HEAD}\nmodel = keras.Sequential([layers.Dense(64), layers.Dense(10)])\nmodel.compile("adam", loss=keras.losses.CategoricalCrossentropy(from_logits=True))\n`,
  fixSafety:
    "The fix takes from_logits away, so that the model's output stays probabilities. Taking the activation away instead is numerically better, but changes what the model gives to everybody.",
  references: [
    "https://keras.io/api/losses/probabilistic_losses/",
    "https://www.tensorflow.org/tutorials/quickstart/beginner",
  ],
  examples: [
    {
      code: `${HEAD}model = keras.Sequential([layers.Dense(64), layers.Dense(10, activation="softmax")])\nmodel.compile("adam", loss=‸keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1)‸)\n`,
      fixed: `${HEAD}model = keras.Sequential([layers.Dense(64), layers.Dense(10, activation="softmax")])\nmodel.compile("adam", loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1))\n`,
    },
    {
      code: 'import tensorflow as tf\nmodel = tf.keras.models.Sequential()\nmodel.add(tf.keras.layers.Dense(64))\nmodel.add(tf.keras.layers.Dense(1, activation=tf.nn.sigmoid))\nloss = tf.keras.losses.BinaryCrossentropy(from_logits=True)\nmodel.compile(optimizer="adam", loss=loss)\n'.replace(
        "tf.keras.losses.BinaryCrossentropy(from_logits=True)",
        "‸tf.keras.losses.BinaryCrossentropy(from_logits=True)‸",
      ),
      fixed:
        'import tensorflow as tf\nmodel = tf.keras.models.Sequential()\nmodel.add(tf.keras.layers.Dense(64))\nmodel.add(tf.keras.layers.Dense(1, activation=tf.nn.sigmoid))\nloss = tf.keras.losses.BinaryCrossentropy()\nmodel.compile(optimizer="adam", loss=loss)\n',
    },
    {
      code: `${HEAD}inputs = keras.Input((4,))\nx = layers.Dense(8)(inputs)\noutputs = layers.Dense(3, activation="softmax")(x)\nmodel = keras.Model(inputs, outputs)\nmodel.compile(loss=‸keras.losses.SparseCategoricalCrossentropy(True)‸)\n`,
      fixed: `${HEAD}inputs = keras.Input((4,))\nx = layers.Dense(8)(inputs)\noutputs = layers.Dense(3, activation="softmax")(x)\nmodel = keras.Model(inputs, outputs)\nmodel.compile(loss=keras.losses.SparseCategoricalCrossentropy(False))\n`,
    },
  ],
  ignores: [
    {
      code: `${HEAD}model = keras.Sequential([layers.Dense(10, activation="softmax")])\nmodel.compile(loss=keras.losses.CategoricalCrossentropy())\n`,
      why: "probabilities in, probabilities taken",
    },
    {
      code: `${HEAD}model = build()\nmodel.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))\n`,
      why: "the model is not in sight",
    },
    {
      code: `${HEAD}model = keras.Sequential()\nif flag:\n    model.add(layers.Dense(10, activation="softmax"))\nelse:\n    model.add(layers.Dense(10))\nmodel.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))\n`,
      why: "a branch may end in logits",
    },
  ],
  find({ source, flow }) {
    return kerasLosses(flow).flatMap((loss): Problem[] => {
      const { fromLogits, output, span, name } = loss;
      if (!fromLogits || (output.kind !== "softmax" && output.kind !== "sigmoid")) return [];
      const message =
        `${name} is told by from_logits=True to apply the ${output.kind} itself, but is computed of ${describeOutput(flow, output)}. ` +
        "Drop one of them.";
      return [{ span, message, fixes: withoutFromLogits(source.text, loss) }];
    });
  },
};

function withoutFromLogits(text: string, { call }: KerasLoss): Fix[] {
  const option = call && argumentOf(call, "from_logits", call.name.endsWith("_crossentropy") ? 2 : 0);
  if (call === undefined || option === undefined) return [];
  const edits =
    option.kind === "keyword"
      ? argumentSyntax(call).remove(text, call, option)
      : [{ span: option.valueSpan, text: "False" }];
  return [{ title: "Drop from_logits=True", edits }];
}
