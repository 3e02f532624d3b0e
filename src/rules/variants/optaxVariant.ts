/** Optax's softmax cross entropies in another variant: one function for label probabilities, one for integer labels. */
import type { Wrap, WrapParameter } from "./variant.ts";

export interface OptaxVariant {
  readonly id: string;
  /** For probabilities; the one for integer labels has `_with_integer_labels` behind it. */
  readonly functionName: string;
  /** The docstring's first line, without its full stop. */
  readonly title: string;
  readonly formula: readonly string[];
  /** The function's body on `logits`, `labels` (probabilities) and `label_smoothing`. */
  readonly body: readonly string[];
  /** A further parameter, None by default. */
  readonly parameter?: string;
  readonly adds?: Readonly<Record<string, string>>;
}

const PARAMETERS: readonly WrapParameter[] = [
  { name: "logits", kind: "kept" },
  { name: "labels", kind: "kept" },
  {
    name: "axis",
    kind: "dropped",
    values: ["-1"],
    reason: "The helper takes the classes on the last axis. Move them there, and leave axis out.",
  },
  {
    name: "where",
    kind: "dropped",
    values: ["None"],
    reason: "The helper has no where=. Mask the losses that it returns instead.",
  },
];

/** The two ways in which optax's softmax cross entropy is wrapped. */
export function optaxWraps(variant: OptaxVariant): readonly [Wrap, Wrap] {
  const { id, functionName, adds } = variant;
  const integer = `${functionName}_with_integer_labels`;
  const wrap = (api: string, suffix: string, name: string, toProbs: readonly string[]): Wrap => ({
    apis: [api],
    helper: { id: `${id}-optax${suffix}`, language: "python", name, code: code(variant, name, toProbs) },
    parameters: PARAMETERS,
    ...(adds !== undefined && { adds }),
  });
  return [
    wrap("optax.softmax_cross_entropy", "", functionName, []),
    wrap("optax.softmax_cross_entropy_with_integer_labels", "-integer", integer, [
      "labels = {{jax.nn.one_hot}}(labels, logits.shape[-1], dtype=logits.dtype)",
    ]),
  ];
}

function code({ title, formula, body, parameter }: OptaxVariant, name: string, toProbs: readonly string[]): string {
  const kind = toProbs.length > 0 ? "class indices" : "floating, a row sums to 1";
  const own = [...(parameter === undefined ? [] : [parameter]), "label_smoothing"];
  const defaults: Record<string, string> = { label_smoothing: "0.0" };
  const lines = [
    `def ${name}(logits, labels, *, ${own.map((each) => `${each}=${defaults[each] ?? "None"}`).join(", ")}):`,
    `    """${title}, one value per example.`,
    "",
    ...formula.map((line) => `    ${line}`),
    `    labels: ${kind}; the classes are the last axis of logits.`,
    '    """',
    ...[...toProbs, ...body].map((line) => `    ${line}`),
  ];
  return `${lines.join("\n")}\n`;
}
