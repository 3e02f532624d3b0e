/** Python's operators on numbers, and the layers and loss objects that run an operation. */

type Operator = Readonly<Record<string, ((x: number, y: number) => number) | undefined>>;

/** `//` and `%` round down, as in Python. */
export const ARITHMETIC: Operator = {
  "+": (x, y) => x + y,
  "-": (x, y) => x - y,
  "*": (x, y) => x * y,
  "/": (x, y) => x / y,
  "//": (x, y) => Math.floor(x / y),
  "**": (x, y) => x ** y,
  "%": (x, y) => ((x % y) + y) % y,
  "&": (x, y) => Number(x !== 0 && y !== 0),
  "|": (x, y) => Number(x !== 0 || y !== 0),
};

/** 1 where it holds. */
export const COMPARISONS: Operator = {
  "==": (x, y) => Number(x === y),
  "!=": (x, y) => Number(x !== y),
  "<": (x, y) => Number(x < y),
  "<=": (x, y) => Number(x <= y),
  ">": (x, y) => Number(x > y),
  ">=": (x, y) => Number(x >= y),
};

/** Loss objects and layers: the operation that they run, and the order of their own arguments. */
export const MODULES: Readonly<Record<string, readonly [string, readonly string[]] | undefined>> = {
  "torch.nn.LogSoftmax": ["log_softmax", ["dim"]],
  "torch.nn.Softmax": ["softmax", ["dim"]],
  "torch.nn.KLDivLoss": ["kl_div", ["size_average", "reduce", "reduction", "log_target"]],
  "torch.nn.NLLLoss": ["nll_loss", ["weight", "size_average", "ignore_index", "reduce", "reduction"]],
  "torch.nn.CrossEntropyLoss": [
    "cross_entropy",
    ["weight", "size_average", "ignore_index", "reduce", "reduction", "label_smoothing"],
  ],
};
