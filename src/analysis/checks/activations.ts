/** Functions, methods and layers after which values are probabilities, logarithms of probabilities, or logits. */

/** What values are, by the last operation on them. */
export type OutputKind = "softmax" | "log-softmax" | "sigmoid" | "log-sigmoid" | "linear";

/** Functions of a tensor, which is their first argument. */
export const FUNCTIONS: Readonly<Record<string, OutputKind>> = {
  "torch.softmax": "softmax",
  "torch.nn.functional.softmax": "softmax",
  "torch.special.softmax": "softmax",
  "torch.log_softmax": "log-softmax",
  "torch.nn.functional.log_softmax": "log-softmax",
  "torch.special.log_softmax": "log-softmax",
  "torch.sigmoid": "sigmoid",
  "torch.nn.functional.sigmoid": "sigmoid",
  "torch.special.expit": "sigmoid",
  "torch.nn.functional.logsigmoid": "log-sigmoid",
  "tensorflow.nn.softmax": "softmax",
  "tensorflow.nn.log_softmax": "log-softmax",
  "tensorflow.nn.sigmoid": "sigmoid",
  "tensorflow.sigmoid": "sigmoid",
  "tensorflow.math.sigmoid": "sigmoid",
  "keras.activations.softmax": "softmax",
  "keras.activations.sigmoid": "sigmoid",
  "keras.ops.softmax": "softmax",
  "keras.ops.log_softmax": "log-softmax",
  "keras.ops.sigmoid": "sigmoid",
  "jax.nn.softmax": "softmax",
  "jax.nn.log_softmax": "log-softmax",
  "jax.nn.sigmoid": "sigmoid",
  "flax.linen.softmax": "softmax",
  "flax.linen.log_softmax": "log-softmax",
  "flax.linen.sigmoid": "sigmoid",
};

/** Methods of a tensor; with other arguments than a dimension they are somebody else's. */
export const METHODS: Readonly<Record<string, OutputKind>> = {
  "*.softmax": "softmax",
  "*.log_softmax": "log-softmax",
  "*.sigmoid": "sigmoid",
};

/** Layers, by what they put out; Dense and its kind only without an activation. */
export const LAYERS: Readonly<Record<string, OutputKind>> = {
  "torch.nn.Softmax": "softmax",
  "torch.nn.Softmax2d": "softmax",
  "torch.nn.LogSoftmax": "log-softmax",
  "torch.nn.Sigmoid": "sigmoid",
  "torch.nn.LogSigmoid": "log-sigmoid",
  "torch.nn.Linear": "linear",
  "torch.nn.LazyLinear": "linear",
  "keras.layers.Softmax": "softmax",
  "keras.layers.Dense": "linear",
};

/** What `activation="…"` of a Keras layer makes of its output. */
export const ACTIVATIONS: Readonly<Record<string, OutputKind>> = {
  softmax: "softmax",
  sigmoid: "sigmoid",
  linear: "linear",
  log_softmax: "log-softmax",
};

export const SEQUENTIALS: readonly string[] = ["torch.nn.Sequential", "keras.Sequential", "keras.models.Sequential"];
export const KERAS_MODELS: readonly string[] = ["keras.Model", "keras.models.Model", "keras.engine.Model"];
