/** Counts the bytes of the typed arrays that code makes from now on, fflate's as well if it is imported later. */

/** Bytes asked for since `reset`: in all, and by the largest single array. */
export interface ArrayCount {
  total: number;
  largest: number;
  reset(): void;
}

const kinds = ["Uint8Array", "Int32Array", "Float32Array", "Float64Array", "Uint16Array", "Uint32Array"] as const;

/** Replaces the constructors of typed arrays by ones that count. */
export function countArrays(): ArrayCount {
  const count: ArrayCount = {
    total: 0,
    largest: 0,
    reset() {
      count.total = 0;
      count.largest = 0;
    },
  };
  for (const kind of kinds) {
    const original = globalThis[kind] as unknown as new (...args: unknown[]) => ArrayBufferView;
    const counting: typeof original = new Proxy(original, {
      construct(target, args, newTarget) {
        const made: ArrayBufferView = Reflect.construct(target, args, newTarget === counting ? target : newTarget);
        if (!(args[0] instanceof ArrayBuffer)) {
          count.total += made.byteLength;
          count.largest = Math.max(count.largest, made.byteLength);
        }
        return made;
      },
    });
    Object.defineProperty(globalThis, kind, { value: counting, configurable: true, writable: true });
  }
  return count;
}
