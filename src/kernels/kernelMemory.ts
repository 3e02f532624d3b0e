/** The memory that the kernels work on: WebAssembly's, or for the fallback one buffer that is replaced when it grows. */
import type { Kernels, Pointer } from "./kernels.ts";

/** What `WebAssembly.Memory` is, too. After `grow` the former buffer is gone. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  /** Adds pages of 64 KiB. */
  grow(pages: number): number;
}

const PAGE = 65536;
/** Arrays start at multiples of a cache line. */
const ALIGNMENT = 64;

/** A memory for kernels that are not WebAssembly. */
export function newPlainMemory(): KernelMemory {
  let buffer = new ArrayBuffer(PAGE);
  return {
    get buffer() {
      return buffer;
    },
    grow(pages) {
      const before = buffer;
      buffer = new ArrayBuffer(before.byteLength + pages * PAGE);
      new Uint8Array(buffer).set(new Uint8Array(before));
      return before.byteLength / PAGE;
    },
  };
}

/** Lays arrays of the given sizes (in bytes) out in the memory, which grows where it must, and gives where each starts. */
export function placeArrays<Name extends string>(
  kernels: Kernels,
  sizes: Readonly<Record<Name, number>>,
): Record<Name, Pointer> {
  let next = kernels.heapBase();
  const places = {} as Record<Name, Pointer>;
  for (const name of Object.keys(sizes) as Name[]) {
    next = Math.ceil(next / ALIGNMENT) * ALIGNMENT;
    places[name] = next;
    next += sizes[name];
  }
  const missing = Math.ceil((next - kernels.memory.buffer.byteLength) / PAGE);
  if (missing > 0) kernels.memory.grow(missing);
  return places;
}
