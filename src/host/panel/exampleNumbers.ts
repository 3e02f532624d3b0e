/** Numbers for a call that has none: the worked example's confident row, for as many classes as the code says. */
import type { PanelNumbers } from "../../protocol/panelState.ts";

/** One row in which class 0 is true and stands 10 above the others, as in the worked example [10, 0, 0]. */
export function exampleNumbers(numClasses: number, classWeights?: Float64Array): PanelNumbers {
  const input = new Float64Array(numClasses);
  input[0] = 10;
  return {
    numClasses,
    input,
    inputKind: "logits",
    targets: { kind: "indices", indices: Float64Array.of(0) },
    ...(classWeights !== undefined && classWeights.length === numClasses && { classWeights }),
  };
}
