/** JAX with optax: optax's losses where they do it, else a recipe of jax.numpy. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import type { Framework } from "../framework.ts";
import { isPlainLoss } from "../isPlainLoss.ts";
import { logitSteps, softTargetSteps } from "../recipe/lossRecipe.ts";
import { type PythonDialect, pythonDialect, pythonLoss } from "../recipe/pythonDialect.ts";
import { writeRecipe } from "../recipe/writeRecipe.ts";

export const jax: Framework = {
  id: "jax",
  label: "JAX (optax)",
  language: "python",
  write: (problem) => {
    const dialect = jaxDialect(problem.numClasses);
    return { language: "python", code: pythonLoss(problem, dialect, withOptax(problem, dialect)) };
  },
};

/** optax's losses give one value per row, or per element of a binary loss. */
function withOptax(problem: LossProblem, dialect: PythonDialect): string[] | undefined {
  const { loss, convention, labelSmoothing, targets, reduction } = problem;
  if (!isPlainLoss(problem)) return undefined;
  const { steps: toLogits, logits } = logitSteps(problem);
  const isBinary = loss === "binaryCrossEntropy";
  const { steps, soft } = softTargetSteps(problem);
  const isUniform = convention === "uniform" && labelSmoothing > 0;
  // smooth_labels is optax's own name for the uniform convention.
  const hard = targets.kind === "indices" ? "one_hot" : "targets";
  const toSoft = isUniform
    ? [
        ...writeRecipe(
          steps.filter(({ name }) => name === "one_hot"),
          dialect,
        ),
        `soft = optax.smooth_labels(${hard}, ${labelSmoothing})`,
      ]
    : writeRecipe(steps, dialect);
  const name = isBinary ? "sigmoid_binary_cross_entropy" : "softmax_cross_entropy";
  const each = `optax.${name}(${logits}, ${soft})`;
  const reduced = {
    none: each,
    sum: `${each}.sum()`,
    mean: `${each}.mean()`,
    batchmean: isBinary ? `${each}.sum() / targets.shape[0]` : `${each}.mean()`,
  };
  return [...toSoft, ...writeRecipe(toLogits, dialect), `loss = ${reduced[reduction]}`];
}

const jaxDialect = (numClasses: number) =>
  pythonDialect({
    imports: [
      { name: "jax", line: "import jax" },
      { name: "jnp", line: "import jax.numpy as jnp" },
      { name: "optax", line: "import optax" },
    ],
    list: (numbers) => `jnp.array([${numbers}])`,
    call: {
      log: (x) => `jnp.log(${x.bare})`,
      exp: (x) => `jnp.exp(${x.bare})`,
      atLeast: (x, least) => `jnp.maximum(${x.bare}, ${least.bare})`,
      oneHot: (indices) => `jax.nn.one_hot(${indices.bare}, ${numClasses})`,
      unit: (k) => `jax.nn.one_hot(${k.bare}, ${numClasses})`,
      logSoftmax: (x) => `jax.nn.log_softmax(${x.bare})`,
      logSigmoid: (x) => `jax.nn.log_sigmoid(${x.bare})`,
      rowSumColumn: (x) => `${x.atom}.sum(-1, keepdims=True)`,
      rowSum: (x) => `${x.atom}.sum(-1)`,
      total: (x) => `${x.atom}.sum()`,
      mean: (x) => `${x.atom}.mean()`,
      count: (x) => `${x.atom}.sum()`,
      where: (condition, x, other) => `jnp.where(${condition.bare}, ${x.bare}, ${other.bare})`,
      perClass: (x) => `${x.atom}[:, None]`,
      take: (x, indices) => `${x.atom}[${indices.bare}]`,
      column: (x, k) => `${x.atom}[:, ${k.bare}]`,
    },
  });
