/** The string "binaryCrossentropy" of TensorFlow.js' compile() as a function with label smoothing. */
import type { Helper } from "./helper.ts";

export const tfjsSmoothedBinaryCrossentropy: Helper = {
  id: "tfjs-smoothed-binary-crossentropy",
  language: "javascript",
  name: "smoothedBinaryCrossentropy",
  code: `/** The loss "binaryCrossentropy" with label smoothing a: labels y become y*(1-a) + a/2. */
function smoothedBinaryCrossentropy(labelSmoothing{{type:number}}) {
  return (yTrue{{type:tfjs.Tensor}}, yPred{{type:tfjs.Tensor}}) => {
    return {{tfjs.metrics.binaryCrossentropy}}(yTrue.mul(1 - labelSmoothing).add(labelSmoothing / 2), yPred);
  };
}
`,
};
