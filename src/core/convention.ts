/** The conventions: who gets how much of the smoothing value `a` when a target is spread over `K` classes. */

/**
 * How a target is spread.
 * - `uniform`: t = y(1-a) + a/K (Szegedy et al. 2016, section 7; PyTorch, Keras, timm, optax).
 * - `others`: a one-hot target becomes 1-a, every other class a/(K-1) (fairseq since 2021-02, tensor2tensor).
 * - `padded`: `others` over the K-1 classes that are not padding; the padding column and rows are 0 (the Annotated
 *   Transformer, OpenNMT-py).
 * - `binary`: t = y(1-a) + a/2, every class on its own (Keras BinaryCrossentropy).
 * - `prior`: t = y(1-a) + a·prior (Szegedy's u(k)).
 */
export type Convention = "uniform" | "others" | "padded" | "binary" | "prior";

/** What is known about a convention; `trueClass` and `otherClasses` are formulas for a one-hot target. */
export interface ConventionFacts {
  readonly title: string;
  readonly trueClass: string;
  readonly otherClasses: string;
  readonly usedBy: string;
  /** Fewest classes with which a smoothing value above 0 means something. */
  readonly minClasses: number;
}

/** Facts of every convention, in the order in which they are offered. */
export const CONVENTIONS: Readonly<Record<Convention, ConventionFacts>> = {
  uniform: {
    title: "uniform over all classes",
    trueClass: "1-a+a/K",
    otherClasses: "a/K",
    usedBy: "PyTorch, Keras, timm, optax, Hugging Face",
    minClasses: 1,
  },
  others: {
    title: "uniform over the other classes",
    trueClass: "1-a",
    otherClasses: "a/(K-1)",
    usedBy: "fairseq, tensor2tensor, Megatron",
    minClasses: 2,
  },
  padded: {
    title: "over the other classes but padding",
    trueClass: "1-a",
    otherClasses: "a/(K-2), padding 0",
    usedBy: "the Annotated Transformer, OpenNMT-py",
    minClasses: 3,
  },
  binary: {
    title: "binary or multi-label",
    trueClass: "1-a/2",
    otherClasses: "a/2",
    usedBy: "Keras BinaryCrossentropy, TensorFlow.js, YOLOv5",
    minClasses: 1,
  },
  prior: {
    title: "by a prior",
    trueClass: "(1-a)+a·prior_y",
    otherClasses: "a·prior_k",
    usedBy: "any non-uniform prior",
    minClasses: 1,
  },
};

/** The conventions' names, in the order in which they are offered. */
export const CONVENTION_NAMES = Object.keys(CONVENTIONS) as readonly Convention[];
