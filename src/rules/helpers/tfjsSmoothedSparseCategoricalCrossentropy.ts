/** The string "sparseCategoricalCrossentropy" of TensorFlow.js' compile() as a function with label smoothing. */
import type { Helper } from "./helper.ts";

export const tfjsSmoothedSparseCategoricalCrossentropy: Helper = {
  id: "tfjs-smoothed-sparse-categorical-crossentropy",
  language: "javascript",
  name: "smoothedSparseCategoricalCrossentropy",
  code: `/** The loss "sparseCategoricalCrossentropy" with label smoothing a: class indices become one-hot rows over K classes (the last axis), and those y*(1-a) + a/K. */
function smoothedSparseCategoricalCrossentropy(labelSmoothing{{type:number}}) {
  return (yTrue{{type:tfjs.Tensor}}, yPred{{type:tfjs.Tensor}}) => {
    const numClasses = yPred.shape[yPred.shape.length - 1];
    const oneHot = {{tfjs.oneHot}}(yTrue.flatten().toInt(), numClasses).reshape(yPred.shape);
    return {{tfjs.metrics.categoricalCrossentropy}}(oneHot.mul(1 - labelSmoothing).add(labelSmoothing / numClasses), yPred);
  };
}
`,
};
