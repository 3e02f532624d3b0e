// What the kernels' module exports: pointers are byte offsets in the imported memory, whose free part starts at heapBase().

export { calibrate32 } from "./calibration32";
export { crossEntropy32, crossEntropyGradient32 } from "./crossEntropy32";
export { crossEntropy64, crossEntropyGradient64 } from "./crossEntropy64";
export { scale32 } from "./scale32";
export { temperature32, temperatures32 } from "./temperature32";
export { weightedCrossEntropy32 } from "./weighted32";

/** The first byte behind the module's own constants. */
export function heapBase(): usize {
  return __heap_base;
}
