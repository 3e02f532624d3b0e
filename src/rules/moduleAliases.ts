/** Modules that are reached under several names, and the name that rules use. */

/** From a module's other name to its own; longer names first. */
const MODULE_ALIASES: readonly (readonly [string, string])[] = [
  ["tensorflow.compat.v2", "tensorflow"],
  ["tensorflow.python.keras", "keras"],
  ["tensorflow.keras", "keras"],
  ["tensorflow.compat.v1.keras", "keras"],
  ["tf_keras", "keras"],
  ["keras.api", "keras"],
  ["keras.src", "keras"],
  ["keras.python.keras", "keras"],
  ["torch.nn.modules.loss", "torch.nn"],
  ["torch.nn.modules", "torch.nn"],
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
