/** Bytes of a file, asked for piece by piece: the only input of this folder. */

import type { Checked } from "../../core/checked.ts";

/**
 * A file as the host gives it. `read` gives the bytes from `offset`, fewer where the file ends; it may fill `into`, whose
 * length is `length`, and give that, which saves a copy (into the memory of a kernel, say). It may reject.
 */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number, into?: Uint8Array): Promise<Uint8Array>;
}

/** A source, or a part of one, of which a read gives exactly the bytes asked for or says why not. */
export interface Bytes {
  readonly size: number;
  read(offset: number, length: number, into?: Uint8Array): Promise<Checked<Uint8Array>>;
}

/** A source whose rejections and short reads are problems. */
export function bytesOf(source: ByteSource): Bytes {
  const size = Number.isSafeInteger(source.size) && source.size > 0 ? source.size : 0;
  return {
    size,
    async read(offset, length, into) {
      if (offset < 0 || length < 0 || !(offset + length <= size)) return { problem: tooShort(offset + length, size) };
      if (length === 0) return { value: into ?? new Uint8Array(0) };
      try {
        const bytes = await source.read(offset, length, into);
        if (bytes.length < length) return { problem: tooShort(offset + length, offset + bytes.length) };
        return { value: filled(bytes.length > length ? bytes.subarray(0, length) : bytes, into) };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { problem: `The file could not be read (${reason}). Check that it is still there, and open it again.` };
      }
    },
  };
}

/** The `size` bytes from `start`, as bytes of their own. */
export function partOf(bytes: Bytes, start: number, size: number): Bytes {
  return {
    size,
    async read(offset, length, into) {
      if (offset < 0 || !(offset + length <= size)) return { problem: tooShort(offset + length, size) };
      return bytes.read(start + offset, length, into);
    },
  };
}

/** A source of bytes that are in memory already. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

/** `bytes` in `into`, where that is given and they are not in it already. */
export function filled(bytes: Uint8Array, into: Uint8Array | undefined): Uint8Array {
  if (into === undefined || (bytes.buffer === into.buffer && bytes.byteOffset === into.byteOffset)) return bytes;
  into.set(bytes);
  return into;
}

/** What is said where bytes are missing. */
function tooShort(wanted: number, size: number): string {
  return `The data should reach to byte ${wanted}, but ends at byte ${size}. The file is cut off or was changed while it was read; save it again, or open it again.`;
}
