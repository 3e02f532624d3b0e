/** tinygrad.Tensor.sparse_categorical_crossentropy. */
import type { Rule } from "../rule.ts";

export const sparseCategoricalCrossentropy: Rule = {
  id: "tinygrad-sparse-categorical-crossentropy",
  language: "python",
  framework: "tinygrad",
  names: ["tinygrad.Tensor.sparse_categorical_crossentropy", "*.sparse_categorical_crossentropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing" },
  convention: "uniform",
  targets: "indices",
  sentence: "A method of the logits; the class axis is the last.",
  reference: "https://docs.tinygrad.org/tensor/ops/#tinygrad.Tensor.sparse_categorical_crossentropy",
  examples: [
    {
      before: "from tinygrad import Tensor\nloss = model(x).‸sparse_categorical_crossentropy(y)\n",
      after: "from tinygrad import Tensor\nloss = model(x).sparse_categorical_crossentropy(y, label_smoothing=0.1)\n",
    },
    {
      before:
        "from tinygrad.tensor import Tensor\nloss = Tensor.‸sparse_categorical_crossentropy(z, y, reduction='sum')\n",
      after:
        "from tinygrad.tensor import Tensor\nloss = Tensor.sparse_categorical_crossentropy(z, y, reduction='sum', label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    {
      code: "from keras import backend\nimport keras\nloss = K.‸sparse_categorical_crossentropy(y, z)\n# tinygrad\n",
      why: "the file does not use tinygrad",
    },
  ],
};
