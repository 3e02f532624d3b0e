/** NumPy: the formulas themselves, without gradients. */

import type { Framework } from "../framework.ts";
import { pythonDialect, pythonLoss } from "../recipe/pythonDialect.ts";

export const numpy: Framework = {
  id: "numpy",
  label: "NumPy",
  language: "python",
  write: (problem) => ({
    language: "python",
    code: pythonLoss(problem, numpyDialect(problem.numClasses)),
  }),
};

const numpyDialect = (numClasses: number) =>
  pythonDialect({
    imports: [{ name: "np", line: "import numpy as np" }],
    list: (numbers) => `np.array([${numbers}])`,
    call: {
      log: (x) => `np.log(${x.bare})`,
      exp: (x) => `np.exp(${x.bare})`,
      atLeast: (x, least) => `np.maximum(${x.bare}, ${least.bare})`,
      oneHot: (indices) => `np.eye(${numClasses})[${indices.bare}]`,
      unit: (k) => `np.eye(${numClasses})[${k.bare}]`,
      logSoftmax: (x) => `${x.atom} - np.logaddexp.reduce(${x.bare}, axis=-1, keepdims=True)`,
      logSigmoid: (x) => `-np.logaddexp(0, -${x.atom})`,
      rowSumColumn: (x) => `${x.atom}.sum(-1, keepdims=True)`,
      rowSum: (x) => `${x.atom}.sum(-1)`,
      total: (x) => `${x.atom}.sum()`,
      mean: (x) => `${x.atom}.mean()`,
      count: (x) => `${x.atom}.sum()`,
      where: (condition, x, other) => `np.where(${condition.bare}, ${x.bare}, ${other.bare})`,
      perClass: (x) => `${x.atom}[:, None]`,
      take: (x, indices) => `${x.atom}[${indices.bare}]`,
      column: (x, k) => `${x.atom}[:, ${k.bare}]`,
    },
  });
