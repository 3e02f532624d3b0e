/** A piece of a text file that moves on: one character a byte, which is all that numbers need. */

import { strFromU8 } from "fflate";
import type { Checked } from "../../core/checked.ts";
import type { Bytes } from "./byteSource.ts";

/** What is in sight of a text. `offset` is where `text` begins in the file; `isEnd` says that nothing follows it. */
export interface TextWindow {
  readonly bytes: Bytes;
  text: string;
  pos: number;
  offset: number;
  isEnd: boolean;
}

const PIECE = 2 ** 18;

/** No line of numbers, and no number, is longer. */
const LONGEST = 2 ** 27;

/** A window at `offset`, with nothing in sight yet. */
export function newTextWindow(bytes: Bytes, offset: number): TextWindow {
  return { bytes, text: "", pos: 0, offset, isEnd: offset >= bytes.size };
}

/** Forgets what is before `pos` and takes in more behind; false at the file's end. */
export async function readOn(window: TextWindow): Promise<Checked<boolean>> {
  const kept = window.text.length - window.pos;
  const next = window.offset + window.text.length;
  if (window.isEnd) return { value: false };
  if (kept > LONGEST) return { problem: `A line of this text is longer than ${LONGEST} bytes. Write a row a line.` };
  // As much again as is kept, so that a long line is not joined again and again.
  const read = await window.bytes.read(next, Math.min(Math.max(PIECE, kept), window.bytes.size - next));
  if ("problem" in read) return read;
  window.offset += window.pos;
  window.text = window.text.slice(window.pos) + strFromU8(read.value, true);
  window.pos = 0;
  window.isEnd = window.offset + window.text.length >= window.bytes.size;
  return { value: true };
}

/** Where the line at `pos` ends, once it is wholly in sight; -1 behind the last line. */
export async function endOfLine(window: TextWindow): Promise<Checked<number>> {
  for (;;) {
    const end = window.text.indexOf("\n", window.pos);
    if (end >= 0) return { value: end };
    const more = await readOn(window);
    if ("problem" in more) return more;
    if (!more.value) return { value: window.pos < window.text.length ? window.text.length : -1 };
  }
}
