/** Keras' CategoricalCrossentropy in another variant: a loss class, so that its reduction and name stay. */
import type { Wrap } from "./variant.ts";

export interface KerasVariant {
  readonly id: string;
  readonly className: string;
  /** The docstring's first line, without its full stop. */
  readonly title: string;
  readonly formula: readonly string[];
  /** The body of `call(self, y_true, y_pred)`. */
  readonly call: readonly string[];
  /** A further parameter, None by default. */
  readonly parameter?: string;
  readonly adds?: Readonly<Record<string, string>>;
}

/** How CategoricalCrossentropy is wrapped. */
export function kerasWrap({ id, className, title, formula, call, parameter, adds }: KerasVariant): Wrap {
  const own = ["from_logits", ...(parameter === undefined ? [] : [parameter]), "label_smoothing"];
  const defaults: Record<string, string> = { from_logits: "False", label_smoothing: "0.0" };
  const lines = [
    `class ${className}({{keras.losses.Loss}}):`,
    `    """${title}.`,
    "",
    ...formula.map((line) => `    ${line}`),
    '    """',
    "",
    `    def __init__(self, *, ${own.map((name) => `${name}=${defaults[name] ?? "None"}`).join(", ")}, **kwargs):`,
    "        super().__init__(**kwargs)",
    ...own.map((name) => `        self.${name} = ${name}`),
    "",
    "    def call(self, y_true, y_pred):",
    ...call.map((line) => `        ${line}`),
    "",
    "    def get_config(self):",
    `        own = {${own.map((name) => `"${name}": self.${name}`).join(", ")}}`,
    "        return {**super().get_config(), **own}",
  ];
  return {
    apis: ["keras.losses.CategoricalCrossentropy"],
    helper: { id: `${id}-keras`, language: "python", name: className, code: `${lines.join("\n")}\n` },
    parameters: [
      { name: "from_logits", kind: "named" },
      { name: "label_smoothing", kind: "named" },
      {
        name: "axis",
        kind: "dropped",
        values: ["-1"],
        reason: "The helper takes the classes on the last axis. Move them there, and leave axis out.",
      },
      { name: "reduction", kind: "named" },
      { name: "name", kind: "named" },
      { name: "dtype", kind: "named" },
    ],
    ...(adds !== undefined && { adds }),
  };
}
