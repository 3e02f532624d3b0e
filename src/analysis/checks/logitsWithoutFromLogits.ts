/** Keras losses that take probabilities behind a layer that gives logits. */
import { argumentOf } from "../sourceCall.ts";
import { argumentSyntax } from "../syntax/argumentSyntax.ts";
import type { Check, Fix, Problem, Scene } from "./check.ts";
import { type KerasLoss, kerasLosses } from "./kerasCompile.ts";
import { describeOutput } from "./outputs.ts";

const HEAD = "import keras\nfrom keras import layers\n";

export const logitsWithoutFromLogits: Check = {
  id: "logits-without-from-logits",
  title: "Logits in a Keras loss without from_logits=True",
  severity: "warning",
  whatItDoes:
    "Finds Keras cross entropies without `from_logits=True`, and their names in `compile`, whose input is a `Dense` layer without an activation.",
  whyBad:
    "Without `from_logits=True` the loss takes probabilities: it takes the logarithm of what it is given, clipped to between 0 and 1. Logits are negative as often as not; the clipped ones have no gradient, and the model learns little or nothing. Nothing raises an error.",
  example: `${HEAD}\nmodel = keras.Sequential([layers.Dense(64, activation="relu"), layers.Dense(10)])\nmodel.compile("adam", loss="sparse_categorical_crossentropy")\n`,
  useInstead: `${HEAD}\nmodel = keras.Sequential([layers.Dense(64, activation="relu"), layers.Dense(10)])\nmodel.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))\n`,
  fixSafety: "Only the loss changes; what the model puts out stays logits.",
  references: ["https://keras.io/api/losses/probabilistic_losses/"],
  examples: [
    {
      code: `${HEAD}model = keras.Sequential([layers.Dense(64, activation="relu"), layers.Dense(10)])\nmodel.compile("adam", loss=‸"sparse_categorical_crossentropy"‸)\n`,
      fixed: `${HEAD}model = keras.Sequential([layers.Dense(64, activation="relu"), layers.Dense(10)])\nmodel.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))\n`,
    },
    {
      code: `${HEAD}inputs = keras.Input((4,))\noutputs = layers.Dense(3)(inputs)\nmodel = keras.Model(inputs=inputs, outputs=outputs)\nmodel.compile(loss=‸keras.losses.CategoricalCrossentropy(label_smoothing=0.1)‸)\n`,
      fixed: `${HEAD}inputs = keras.Input((4,))\noutputs = layers.Dense(3)(inputs)\nmodel = keras.Model(inputs=inputs, outputs=outputs)\nmodel.compile(loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1, from_logits=True))\n`,
    },
    {
      code: `${HEAD}model = keras.Sequential([layers.Dense(3)])\nloss_fn = ‸keras.losses.CategoricalCrossentropy(from_logits=False)‸\nloss = loss_fn(y, model(x))\n`,
      fixed: `${HEAD}model = keras.Sequential([layers.Dense(3)])\nloss_fn = keras.losses.CategoricalCrossentropy(from_logits=True)\nloss = loss_fn(y, model(x))\n`,
    },
  ],
  ignores: [
    {
      code: `${HEAD}x = layers.Dense(10, activation="softmax")(inputs)\noutputs = layers.Activation("linear", dtype="float32")(x)\nmodel = keras.Model(inputs, outputs)\nmodel.compile(loss="categorical_crossentropy")\n`,
      why: "a linear activation only casts the probabilities",
    },
    {
      code: `${HEAD}model = keras.Sequential([layers.Dense(3), layers.Activation("softmax")])\nmodel.compile(loss="categorical_crossentropy")\n`,
      why: "an activation layer follows",
    },
    {
      code: `${HEAD}model = keras.Sequential([layers.Dense(3, **options)])\nmodel.compile(loss="categorical_crossentropy")\n`,
      why: "the options may hold an activation",
    },
    {
      code: `${HEAD}model = keras.Sequential([layers.Dense(3)])\nmodel.add(last)\nmodel.compile(loss="categorical_crossentropy")\n`,
      why: "the last layer is not in sight",
    },
    {
      code: `${HEAD}model = keras.Sequential([layers.Dense(3)])\nmodel.compile(loss="mse")\n`,
      why: "a squared error takes any number",
    },
  ],
  find({ source, flow }) {
    return kerasLosses(flow).flatMap((loss): Problem[] => {
      const { fromLogits, output, span, name } = loss;
      if (fromLogits || output.kind !== "linear") return [];
      const message =
        `${name} takes probabilities without from_logits=True, but is computed of ${describeOutput(flow, output)}. ` +
        "Say from_logits=True, or give the last layer its activation.";
      return [{ span, message, fixes: withFromLogits(source, loss) }];
    });
  },
};

function withFromLogits(source: Scene["source"], { call, name, span }: KerasLoss): Fix[] {
  if (call === undefined) {
    const { text, edits } = source.nameFor(name, span.start);
    const object = `${text}(from_logits=True)`;
    return [{ title: `Use ${object}`, edits: [...edits, { span, text: object }] }];
  }
  const option = argumentOf(call, "from_logits", call.name.endsWith("_crossentropy") ? 2 : 0);
  const edits =
    option === undefined
      ? argumentSyntax(call).add(source.text, call, "from_logits", "True")
      : [{ span: option.valueSpan, text: "True" }];
  return [{ title: "Say from_logits=True", edits }];
}
