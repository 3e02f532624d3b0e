/** Loss and gradient of large arrays by workers, each over a range of the rows, in a memory that they share. */
import { type KernelBytes, type Kernels, loadSharedKernels, type Pointer } from "../kernels.ts";
import { FEWEST_FOR_WORKERS, type KernelWorkers } from "./kernelWorkers.ts";

/** Kernels whose memory workers share. */
export interface SharedKernels extends Kernels {
  readonly memory: WebAssembly.Memory;
  /** Tells its memory from others. */
  readonly memoryId: number;
}

/** Where arrays lie in the memory, and what is computed of them: see `KernelFunctions`. */
export interface CrossEntropyCall {
  readonly precision: 32 | 64;
  readonly logits: Pointer;
  readonly targets: Pointer;
  readonly rows: number;
  readonly classes: number;
  readonly smoothing: number;
  readonly ignoreIndex: number;
  /** Where the gradient is wanted, times `scale`; 0 for none. */
  readonly gradient: Pointer;
  readonly scale: number;
  /** Each row's loss, or 0. */
  readonly losses: Pointer;
}

/** Kernels with a new memory to share; undefined where threads cannot share one. */
export function newSharedKernels(bytes: KernelBytes | undefined): SharedKernels | undefined {
  const kernels = loadSharedKernels(bytes);
  // By chance, so that no counter is kept: what two of them would have in common is a worker that changes memories.
  return kernels && { ...kernels, memoryId: Math.random() };
}

/** The sum of the losses, by workers where the arrays are large; by this thread where they are small or a worker stopped. */
export async function splitCrossEntropy(
  kernels: SharedKernels,
  workers: KernelWorkers | undefined,
  call: CrossEntropyCall,
): Promise<number> {
  const { memory, memoryId } = kernels;
  const [name, parametersOf] = kernelFor(call);
  if (workers !== undefined && call.rows * call.classes >= FEWEST_FOR_WORKERS) {
    const edge = (part: number) => Math.floor((call.rows * part) / workers.count);
    const parts = await Promise.all(
      Array.from({ length: workers.count }, (_, part) =>
        workers.send(part, {
          kind: "call",
          memory,
          memoryId,
          name,
          parameters: parametersOf(rangeOf(call, edge(part), edge(part + 1))),
        }),
      ),
    );
    const sums = parts.map((part) => (part !== "broken" && "value" in part ? (part.value as number) : undefined));
    if (sums.every((sum) => sum !== undefined)) return sums.reduce((total, sum) => total + sum, 0);
  }
  const kernel = kernels[name] as (...parameters: readonly number[]) => number;
  return kernel(...parametersOf(call));
}

/** The kernel that a call needs, and its parameters. */
function kernelFor({ precision, gradient }: CrossEntropyCall) {
  const first = (call: CrossEntropyCall): number[] => [
    call.logits,
    call.targets,
    call.rows,
    call.classes,
    call.smoothing,
    call.ignoreIndex,
  ];
  return gradient === 0
    ? ([`crossEntropy${precision}`, (call: CrossEntropyCall) => [...first(call), call.losses]] as const)
    : ([
        `crossEntropyGradient${precision}`,
        (call: CrossEntropyCall) => [...first(call), call.gradient, call.scale, call.losses],
      ] as const);
}

/** The same of the rows from `from` to `to`. */
function rangeOf(call: CrossEntropyCall, from: number, to: number): CrossEntropyCall {
  const before = (from * call.classes * call.precision) / 8;
  return {
    ...call,
    rows: to - from,
    logits: call.logits + before,
    targets: call.targets + from * 4,
    gradient: call.gradient === 0 ? 0 : call.gradient + before,
    losses: call.losses === 0 ? 0 : call.losses + from * 8,
  };
}
