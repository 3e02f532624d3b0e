/** The kernels' module for a memory that several threads share: the compiler's output differs in one byte. */

/** The module's import of its memory: "env", "memory", the kind (memory), and that it has a maximum. */
const IMPORT = [3, ...letters("env"), 6, ...letters("memory"), 2, 1];
/** A memory with a maximum, and shared (WebAssembly's threads, "limits"). */
const SHARED = 3;

/** A copy of the module that takes a shared memory; undefined where it imports none. */
export function sharedModule(module: BufferSource): Uint8Array<ArrayBuffer> | undefined {
  const shared = module instanceof ArrayBuffer ? new Uint8Array(module).slice() : bytesOf(module).slice();
  for (let at = 0; at <= shared.length - IMPORT.length; at++) {
    if (!IMPORT.every((byte, i) => shared[at + i] === byte)) continue;
    shared[at + IMPORT.length - 1] = SHARED;
    return shared;
  }
  return undefined;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function letters(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}
