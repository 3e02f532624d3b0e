/** Modules that are reached under several names, and the name that rules use. */

/** From a module's other name to its own; longer names first, and of names for one module the usual one. */
const MODULE_ALIASES: readonly (readonly [string, string])[] = [
  ["tensorflow.keras", "keras"],
  ["tensorflow.compat.v1.keras", "keras"],
  ["tensorflow.compat.v2.keras", "keras"],
  ["tensorflow.compat.v2", "tensorflow"],
  ["tensorflow.compat.v1", "tensorflow"],
  ["tensorflow.python.keras", "keras"],
  ["tf_keras", "keras"],
  ["keras.api", "keras"],
  ["keras.src", "keras"],
  ["keras.python.keras", "keras"],
  ["torch.nn.modules.loss", "torch.nn"],
  ["torch.nn.modules", "torch.nn"],
  ["timm.loss.cross_entropy", "timm.loss"],
  ["timm.loss.binary_cross_entropy", "timm.loss"],
  ["timm.data.mixup", "timm.data"],
  ["transformers.training_args_seq2seq", "transformers"],
  ["transformers.training_args", "transformers"],
  // Star imports that hand on what fastai.losses holds.
  ["fastai.vision.all", "fastai.losses"],
  ["fastai.text.all", "fastai.losses"],
  ["fastai.tabular.all", "fastai.losses"],
  ["fastai.basics", "fastai.losses"],
  ["fastai.layers", "fastai.losses"],
  ["fastai.vision", "fastai.losses"],
  ["mmpretrain.models.losses", "mmpretrain.models"],
  ["mmcls.models.losses", "mmpretrain.models"],
  ["mmcls.models", "mmpretrain.models"],
  ["onmt.utils.loss", "onmt.utils"],
  ["liger_kernel.transformers.cross_entropy", "liger_kernel.transformers"],
  ["liger_kernel.transformers.fused_linear_cross_entropy", "liger_kernel.transformers"],
  ["paddle.nn.layer.loss", "paddle.nn"],
  ["mindspore.ops.functional", "mindspore.ops"],
  ["mindspore.ops.function", "mindspore.ops"],
  ["tinygrad.tensor", "tinygrad"],
  ["optax.losses", "optax"],
  ["Flux.Losses", "Flux"],
];

/** `name` with its module's own name: tensorflow.keras.losses.X is keras.losses.X. */
export function canonicalName(name: string): string {
  for (const [alias, own] of MODULE_ALIASES) {
    if (name.startsWith(alias) && (name.length === alias.length || name[alias.length] === ".")) {
      return own + name.slice(alias.length);
    }
  }
  return name;
}

/** The other names under which `name`, a canonical name, is reached, each with the module's other name. */
export function otherNames(name: string): readonly { readonly name: string; readonly module: string }[] {
  return MODULE_ALIASES.flatMap(([module, own]) => {
    const isIn = name.startsWith(own) && (name.length === own.length || name[own.length] === ".");
    return isIn ? [{ name: module + name.slice(own.length), module }] : [];
  });
}

/** Packages through which the module of `name` is reached too: mmcls for mmpretrain. */
export function otherRoots(name: string): string[] {
  return MODULE_ALIASES.filter(([, own]) => name.startsWith(`${own}.`)).map(([alias]) => rootOf(alias));
}

function rootOf(name: string): string {
  return name.split(".")[0]!;
}
