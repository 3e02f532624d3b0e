/** Bytes of a deflated member of an archive, inflated as they are asked for: reading backwards begins anew. */

import { Inflate } from "fflate";
import type { Checked } from "../../core/checked.ts";
import type { Bytes } from "./byteSource.ts";
import { crc32 } from "./crc32.ts";
import { DAMAGED } from "./sizeOf.ts";

/** Compressed bytes that are inflated at once; they become at most 1,032 times as many. */
const STEP_BYTES = 2 ** 14;

/** Deflate makes no byte of more than this many (zlib's manual, "Maximum Compression Factor"). */
export const MOST_INFLATION = 1032;

/** The `size` bytes that `compressed` holds. At their end the checksum must agree. */
export function inflatedBytes(compressed: Bytes, size: number, crc: number): Bytes {
  let stream = newStream();
  return {
    size,
    async read(offset, length, into) {
      if (offset < 0 || !(offset + length <= size)) return { problem: "The data are shorter than asked for." };
      if (offset < stream.position) stream = newStream();
      const skipped = await stream.take(offset - stream.position, undefined);
      if (skipped !== undefined) return { problem: skipped };
      const target = into ?? new Uint8Array(length);
      const problem = await stream.take(length, target);
      return problem === undefined ? { value: target } : { problem };
    },
  };

  function newStream() {
    let pending: Uint8Array[] = [];
    let consumed = 0;
    let produced = 0;
    let checksum = 0;
    const inflate = new Inflate((chunk) => {
      if (chunk.length > 0) pending.push(chunk);
    });
    const self = { position: 0, take };
    return self;

    /** Passes the next `length` bytes, into `target` if it is given; what is wrong, if anything. */
    async function take(length: number, target: Uint8Array | undefined): Promise<string | undefined> {
      for (let done = 0; done < length; ) {
        if (pending.length === 0) {
          const more = await pull();
          if ("problem" in more) return more.problem;
          continue;
        }
        const chunk = pending[0]!;
        const count = Math.min(chunk.length, length - done);
        target?.set(chunk.subarray(0, count), done);
        if (count === chunk.length) pending.shift();
        else pending[0] = chunk.subarray(count);
        done += count;
        self.position += count;
      }
      return undefined;
    }

    /** Inflates the next piece. */
    async function pull(): Promise<Checked<number>> {
      const count = Math.min(STEP_BYTES, compressed.size - consumed);
      if (count === 0) return damaged("they end too early");
      const read = await compressed.read(consumed, count);
      if ("problem" in read) return read;
      consumed += count;
      try {
        inflate.push(read.value);
      } catch (error) {
        return damaged(error instanceof Error ? error.message : String(error));
      }
      for (const chunk of pending) {
        produced += chunk.length;
        checksum = crc32(checksum, chunk);
      }
      if (produced > size) return stop("they are more than the archive says");
      if (produced === size && checksum !== crc) return stop("their checksum is wrong");
      return { value: count };
    }

    function stop(what: string) {
      pending = [];
      return damaged(what);
    }
  }
}

function damaged(what: string): { readonly problem: string } {
  return { problem: `The compressed numbers in this archive cannot be read: ${what}. ${DAMAGED}` };
}
