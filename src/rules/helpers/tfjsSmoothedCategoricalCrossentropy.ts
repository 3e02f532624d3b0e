/** The string "categoricalCrossentropy" of TensorFlow.js' compile() as a function with label smoothing. */
import type { Helper } from "./helper.ts";

export const tfjsSmoothedCategoricalCrossentropy: Helper = {
  id: "tfjs-smoothed-categorical-crossentropy",
  language: "javascript",
  name: "smoothedCategoricalCrossentropy",
  code: `/** The loss "categoricalCrossentropy" with label smoothing a: one-hot targets y over K classes (the last axis) become y*(1-a) + a/K. */
function smoothedCategoricalCrossentropy(labelSmoothing{{type:number}}) {
  return (yTrue{{type:tfjs.Tensor}}, yPred{{type:tfjs.Tensor}}) => {
    const numClasses = yPred.shape[yPred.shape.length - 1];
    return {{tfjs.metrics.categoricalCrossentropy}}(yTrue.mul(1 - labelSmoothing).add(labelSmoothing / numClasses), yPred);
  };
}
`,
};
