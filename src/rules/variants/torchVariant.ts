/** PyTorch's cross entropy in another variant: one computation, as a module for CrossEntropyLoss and as a function. */
import type { Helper } from "../helpers/helper.ts";
import type { Wrap, WrapParameter } from "./variant.ts";

/** What distinguishes a variant; `$name` in code is `self.name` in the module and `name` in the function. */
export interface TorchVariant {
  readonly id: string;
  readonly className: string;
  readonly functionName: string;
  /** The docstring's first line, without its full stop. */
  readonly title: string;
  /** What a row's loss is, in lines of at most 100 characters. */
  readonly formula: readonly string[];
  /**
   * Lines that give `terms`, what each class adds to a row's loss, from `log_probs` (classes last), `index` (the target
   * classes), `num_classes` and `$label_smoothing`.
   */
  readonly terms: readonly string[];
  /** Lines that give `loss` per row from `terms`; their sum unless said. */
  readonly rows?: readonly string[];
  /** What a mean divides by; the weights of the targets, as torch does, unless said. */
  readonly divisor?: "rows";
  /** A further parameter before `weight`, a tensor or None, and the line that says what it is. */
  readonly tensor?: { readonly name: string; readonly line: string };
  /** The parameter that says which rows do not count; `ignore_index` unless said. */
  readonly ignored?: { readonly name: string; readonly default: string };
  /** What a call gets that does not have it. */
  readonly adds?: Readonly<Record<string, string>>;
  readonly needs?: Wrap["needs"];
  readonly ignoreIndex?: Pick<WrapParameter, "as" | "refused">;
}

const OLD = {
  kind: "dropped",
  values: ["None"],
  reason: "size_average and reduce are deprecated, and the helper has reduction alone. Pass reduction instead.",
} as const;

/** The two ways in which PyTorch's cross entropy is wrapped. */
export function torchWraps(variant: TorchVariant): readonly [Wrap, Wrap] {
  const parameters: readonly WrapParameter[] = [
    { name: "weight", kind: "named" },
    { name: "size_average", ...OLD },
    { name: "ignore_index", kind: "named", ...variant.ignoreIndex },
    { name: "reduce", ...OLD },
    { name: "reduction", kind: "named" },
    { name: "label_smoothing", kind: "named" },
  ];
  const more = {
    ...(variant.adds !== undefined && { adds: variant.adds }),
    ...(variant.needs !== undefined && { needs: variant.needs }),
  };
  const inputs: readonly WrapParameter[] = [
    { name: "input", kind: "kept" },
    { name: "target", kind: "kept" },
  ];
  return [
    { apis: ["torch.nn.CrossEntropyLoss"], helper: moduleHelper(variant), parameters, ...more },
    {
      apis: ["torch.nn.functional.cross_entropy"],
      helper: functionHelper(variant),
      parameters: [...inputs, ...parameters],
      ...more,
    },
  ];
}

function moduleHelper(variant: TorchVariant): Helper {
  const { className, tensor } = variant;
  const names = parameterNames(variant);
  const buffers = new Set(["weight", tensor?.name]);
  const lines = [
    `class ${className}({{torch.nn}}.Module):`,
    ...indented(docstring(variant)),
    "",
    ...indented([
      `def __init__(self, ${signature(variant)}):`,
      "    super().__init__()",
      ...names.map((name) =>
        buffers.has(name) ? `    self.register_buffer("${name}", ${name})` : `    self.${name} = ${name}`,
      ),
      "",
      "def forward(self, input, target):",
      ...indented(body(variant).map((line) => line.replace(/\$(\w+)/g, "self.$1"))),
    ]),
  ];
  return { id: `${variant.id}-module`, language: "python", name: className, code: toCode(lines) };
}

function functionHelper(variant: TorchVariant): Helper {
  const lines = [
    `def ${variant.functionName}(input, target, ${signature(variant)}):`,
    ...indented([...docstring(variant), ...body(variant).map((line) => line.replace(/\$(\w+)/g, "$1"))]),
  ];
  return { id: `${variant.id}-function`, language: "python", name: variant.functionName, code: toCode(lines) };
}

function parameterNames({ tensor, ignored = IGNORE_INDEX }: TorchVariant): string[] {
  return [...(tensor === undefined ? [] : [tensor.name]), "weight", ignored.name, "reduction", "label_smoothing"];
}

const IGNORE_INDEX = { name: "ignore_index", default: "-100" };

function signature(variant: TorchVariant): string {
  const { ignored = IGNORE_INDEX } = variant;
  const defaults: Record<string, string> = {
    [ignored.name]: ignored.default,
    reduction: '"mean"',
    label_smoothing: "0.0",
  };
  return ["*", ...parameterNames(variant).map((name) => `${name}=${defaults[name] ?? "None"}`)].join(", ");
}

function docstring({ title, formula, tensor, ignored = IGNORE_INDEX, divisor }: TorchVariant): string[] {
  return [
    `"""${title}.`,
    "",
    ...formula,
    "",
    ...(tensor === undefined ? [] : [tensor.line]),
    "input: logits (N, C), (N, C, d1, ...) or (C); target: class indices, in that shape without C.",
    `weight: C class weights. Rows whose target is ${ignored.name} do not count: their loss is 0.`,
    divisor === "rows"
      ? 'reduction: "none", "sum" or "mean", which divides by the number of rows that count.'
      : 'reduction: "none", "sum" or "mean", which divides by the weights of the targets that count.',
    '"""',
  ];
}

function body(variant: TorchVariant): string[] {
  const { terms, ignored = IGNORE_INDEX, divisor, rows = ["loss = terms.sum(-1)"] } = variant;
  return [
    // The classes move to the last axis, so that one code serves every shape.
    "log_probs = {{torch.nn.functional}}.log_softmax(input.movedim(min(1, input.dim() - 1), -1), dim=-1)",
    "num_classes = log_probs.size(-1)",
    `is_counted = target != $${ignored.name}`,
    "index = target.masked_fill(~is_counted, 0).unsqueeze(-1)",
    ...terms,
    "if $weight is not None:",
    "    terms = terms * $weight",
    ...rows,
    "loss = loss.masked_fill(~is_counted, 0)",
    'if $reduction == "mean":',
    divisor === "rows"
      ? "    return loss.sum() / is_counted.sum()"
      : "    counts = is_counted if $weight is None else $weight[index.squeeze(-1)] * is_counted",
    ...(divisor === "rows" ? [] : ["    return loss.sum() / counts.sum()"]),
    'return loss.sum() if $reduction == "sum" else loss',
  ];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? "" : `    ${line}`));
}

function toCode(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
