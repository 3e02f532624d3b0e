/** PyTorch's words for the operations of a recipe. */
import { type PythonDialect, pythonDialect } from "../recipe/pythonDialect.ts";

/** For `numClasses` classes. */
export function torchDialect(numClasses: number): PythonDialect {
  return pythonDialect({
    imports: [
      { name: "torch", line: "import torch" },
      { name: "F", line: "import torch.nn.functional as F" },
      { name: "nn", line: "from torch import nn" },
    ],
    list: (numbers) => `torch.tensor([${numbers}])`,
    call: {
      log: (x) => `${x.atom}.log()`,
      exp: (x) => `${x.atom}.exp()`,
      atLeast: (x, least) => `${x.atom}.clamp(min=${least.bare})`,
      oneHot: (indices) => `F.one_hot(${indices.bare}, ${numClasses})`,
      unit: (k) => `F.one_hot(torch.tensor(${k.bare}), ${numClasses})`,
      logSoftmax: (x) => `F.log_softmax(${x.bare}, dim=-1)`,
      logSigmoid: (x) => `F.logsigmoid(${x.bare})`,
      rowSumColumn: (x) => `${x.atom}.sum(-1, keepdim=True)`,
      rowSum: (x) => `${x.atom}.sum(-1)`,
      total: (x) => `${x.atom}.sum()`,
      mean: (x) => `${x.atom}.mean()`,
      count: (x) => `${x.atom}.sum()`,
      where: (condition, x, other) => `${x.atom}.masked_fill(~${condition.atom}, ${other.bare})`,
      perClass: (x) => `${x.atom}.unsqueeze(-1)`,
      take: (x, indices) => `${x.atom}[${indices.bare}]`,
      column: (x, k) => `${x.atom}[:, ${k.bare}]`,
    },
  });
}
