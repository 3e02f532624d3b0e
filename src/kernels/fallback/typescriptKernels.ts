/** The kernels in TypeScript, for engines without WebAssembly: the same functions on the same layout of memory, in float64. */
import type { KernelMemory } from "../kernelMemory.ts";
import type { KernelFunctions } from "../kernels.ts";
import { calibrateRows } from "./calibrateRows.ts";
import { crossEntropyOf } from "./crossEntropyOf.ts";
import { temperatureSums } from "./temperatureSums.ts";
import { weightedCrossEntropyOf } from "./weightedCrossEntropyOf.ts";

/** Gives the functions that work on `memory`. */
export function typescriptKernels(memory: KernelMemory): KernelFunctions {
  const float32 = (at: number, length: number) => new Float32Array(memory.buffer, at, length);
  const float64 = (at: number, length: number) => new Float64Array(memory.buffer, at, length);
  const int32 = (at: number, length: number) => new Int32Array(memory.buffer, at, length);
  const crossEntropy =
    (floats: typeof float32 | typeof float64): KernelFunctions["crossEntropyGradient32"] =>
    (logits, targets, rows, classes, smoothing, ignoreIndex, gradient, scale, losses) =>
      crossEntropyOf({
        logits: floats(logits, rows * classes),
        targets: int32(targets, rows),
        classes,
        smoothing,
        ignoreIndex,
        gradient: gradient === 0 ? undefined : floats(gradient, rows * classes),
        scale,
        losses: losses === 0 ? undefined : float64(losses, rows),
      });
  const temperatures =
    (inversesOf: (b: number) => number[]): KernelFunctions["temperature32"] =>
    (logits, targets, rows, classes, inverse, sums) => {
      const inverses = inversesOf(inverse);
      const out = float64(sums, 1 + inverses.length * 3);
      return temperatureSums(float32(logits, rows * classes), int32(targets, rows), classes, inverses, out);
    };
  const [gradient32, gradient64] = [crossEntropy(float32), crossEntropy(float64)];
  return {
    // Not 0, which means that an array is not given.
    heapBase: () => 64,
    crossEntropy32: (logits, targets, rows, classes, smoothing, ignoreIndex, losses) =>
      gradient32(logits, targets, rows, classes, smoothing, ignoreIndex, 0, 0, losses),
    crossEntropyGradient32: gradient32,
    crossEntropy64: (logits, targets, rows, classes, smoothing, ignoreIndex, losses) =>
      gradient64(logits, targets, rows, classes, smoothing, ignoreIndex, 0, 0, losses),
    crossEntropyGradient64: gradient64,
    weightedCrossEntropy32: (
      logits,
      targets,
      probs,
      weights,
      rows,
      classes,
      smoothing,
      ignoreIndex,
      gradient,
      scale,
      losses,
    ) =>
      weightedCrossEntropyOf({
        logits: float32(logits, rows * classes),
        targets: int32(targets, probs === 0 ? rows : 0),
        probs: probs === 0 ? undefined : float32(probs, rows * classes),
        weights: float64(weights, classes),
        rows,
        smoothing,
        ignoreIndex,
        gradient: gradient === 0 ? undefined : float32(gradient, rows * classes),
        scale,
        losses: losses === 0 ? undefined : float64(losses, rows),
      }),
    calibrate32: (logits, targets, rows, classes, figures, mass) =>
      calibrateRows(
        float32(logits, rows * classes),
        int32(targets, rows),
        classes,
        float64(figures, rows * 6),
        float64(mass, classes),
      ),
    scale32: (numbers, count, factor) => {
      const values = float32(numbers, count);
      for (let i = 0; i < count; i++) values[i]! *= factor;
    },
    temperature32: temperatures((b) => [b]),
    temperatures32: temperatures((b) => [b, 2 * b, 4 * b, 8 * b]),
  };
}
