/** The kernels' functions, and how they are loaded: relaxed SIMD where the engine has it, else plain SIMD, else TypeScript. */
import { typescriptKernels } from "./fallback/typescriptKernels.ts";
import { type KernelMemory, newPlainMemory } from "./kernelMemory.ts";
import { sharedModule } from "./sharedModule.ts";

/** A byte offset in the kernels' memory. */
export type Pointer = number;

/** What every implementation computes. Arrays are given by where they start in the memory; 0 means "none" where it is allowed. */
export interface KernelFunctions {
  /** Where the free part of the memory starts. */
  heapBase(): Pointer;
  /**
   * The sum of the losses of `rows` rows of `classes` float32 logits under uniform smoothing, in nats. Targets are int32;
   * a row whose target is `ignoreIndex` has the loss 0, one whose target is no class NaN. `losses` (float64, or 0) takes
   * each row's.
   */
  crossEntropy32(
    logits: Pointer,
    targets: Pointer,
    rows: number,
    classes: number,
    smoothing: number,
    ignoreIndex: number,
    losses: Pointer,
  ): number;
  /** The same, and `scale` times the gradient (float32) to `gradient`, which must not be the logits. */
  crossEntropyGradient32(
    logits: Pointer,
    targets: Pointer,
    rows: number,
    classes: number,
    smoothing: number,
    ignoreIndex: number,
    gradient: Pointer,
    scale: number,
    losses: Pointer,
  ): number;
  /**
   * The same of float32 logits with weights (float64, one a class) and, where `probs` is not 0, a distribution a row
   * (float32) as its target instead of a class: Σ q (-log p) with q = w ((1 - a) t + a / K). `gradient` and `losses` may be 0.
   */
  weightedCrossEntropy32(
    logits: Pointer,
    targets: Pointer,
    probs: Pointer,
    weights: Pointer,
    rows: number,
    classes: number,
    smoothing: number,
    ignoreIndex: number,
    gradient: Pointer,
    scale: number,
    losses: Pointer,
  ): number;
  /** The same as the first two of float64 logits, the gradient in float64. */
  crossEntropy64: KernelFunctions["crossEntropy32"];
  crossEntropyGradient64: KernelFunctions["crossEntropyGradient32"];
  /**
   * Writes six float64 a row of float32 logits to `figures`: -log p of the target, the mean of -log p, Brier score, top
   * probability, its class, and the gap between the two largest logits. The class of a row that says nothing (NaN, +inf,
   * nothing but -inf) is -1, of one whose target is no class -2; such a row's other figures are as they were. Adds each
   * class's probability to `mass` (float64). `scratch` takes twice `classes` float32, each rounded up to 64 bytes.
   */
  calibrate32(
    logits: Pointer,
    targets: Pointer,
    rows: number,
    classes: number,
    figures: Pointer,
    mass: Pointer,
    scratch: Pointer,
  ): void;
  /**
   * Adds the sums over the rows of d_y (the target's logit less the largest), and of nll, its slope and its curvature in
   * b = 1/T, to the four float64 at `sums`, and gives how many rows count. `inverse` is b, a float32.
   */
  temperature32(
    logits: Pointer,
    targets: Pointer,
    rows: number,
    classes: number,
    inverse: number,
    sums: Pointer,
  ): number;
  /** The same with nll, slope and curvature at b, 2b, 4b and 8b: thirteen float64. */
  temperatures32: KernelFunctions["temperature32"];
  /** Multiplies `count` float32 by `factor`, in place. */
  scale32(numbers: Pointer, count: number, factor: number): void;
}

/** Kernels with the memory that they work on. Its buffer is another one after it has grown. */
export interface Kernels extends KernelFunctions {
  readonly kind: "relaxed" | "plain" | "typescript";
  readonly memory: KernelMemory;
  /** Settles when the run that is filling the memory has used what it filled in; undefined where none is. */
  busy: Promise<void> | undefined;
}

/** The compiled modules, as bytes. */
export interface KernelBytes {
  readonly relaxed: BufferSource;
  readonly plain: BufferSource;
}

/** Loads the fastest kernels that this engine can run; without bytes, or without WebAssembly, those in TypeScript. */
export function loadKernels(bytes: KernelBytes | undefined): Kernels {
  const fastest = fastestOf(bytes);
  if (fastest !== undefined) return wasmKernels(fastest.kind, fastest.bytes);
  const memory = newPlainMemory();
  return { kind: "typescript", memory, busy: undefined, ...typescriptKernels(memory) };
}

/** Kernels that work on a memory which several threads share, a new one or another thread's; undefined where there is none. */
export function loadSharedKernels(
  bytes: KernelBytes | undefined,
  memory?: WebAssembly.Memory,
): (Kernels & { readonly memory: WebAssembly.Memory }) | undefined {
  const fastest = fastestOf(bytes);
  if (fastest === undefined || typeof SharedArrayBuffer === "undefined") return undefined;
  const module = sharedModule(fastest.bytes);
  if (module === undefined || !WebAssembly.validate(module)) return undefined;
  return wasmKernels(fastest.kind, module, memory ?? new WebAssembly.Memory({ ...MEMORY, shared: true }));
}

/** The kernels of one module. */
export function wasmKernels(
  kind: "relaxed" | "plain",
  bytes: BufferSource,
  memory = new WebAssembly.Memory(MEMORY),
): Kernels & { readonly memory: WebAssembly.Memory } {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return { ...(exports as unknown as KernelFunctions), kind, memory, busy: undefined };
}

/** In pages of 64 KiB: all that 32 bits address. */
const MEMORY = { initial: 16, maximum: 65536 };

function fastestOf(bytes: KernelBytes | undefined) {
  if (bytes === undefined || typeof WebAssembly !== "object") return undefined;
  const kind = (["relaxed", "plain"] as const).find((kind) => WebAssembly.validate(bytes[kind]));
  return kind && { kind, bytes: bytes[kind] };
}
