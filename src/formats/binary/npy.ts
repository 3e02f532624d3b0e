/** A .npy file: one array, or several written into it one after another. */

import type { Checked } from "../../core/checked.ts";
import { type ArrayEntry, type ArrayFile, type StoredArray, shapeText } from "./arrayFile.ts";
import { type Bytes, partOf } from "./byteSource.ts";
import { elementTypes } from "./elementType.ts";
import { isNpyAt, type NpyHeader, readNpyHeader } from "./npyHeader.ts";
import { storedEntry, unreadEntry } from "./storedArray.ts";

/** More arrays than this in a row are not looked for. */
const MOST_ARRAYS = 64;

/** Opens the arrays of a .npy file; the first has the name `name`, further ones `name[1]`, `name[2]`. */
export async function openNpy(name: string, bytes: Bytes): Promise<Checked<ArrayFile>> {
  const arrays: ArrayEntry[] = [];
  const notes: string[] = [];
  for (let start = 0; ; ) {
    const header = await readNpyHeader(bytes, start);
    if ("problem" in header) return header;
    const own = arrays.length === 0 ? name : `${name}[${arrays.length}]`;
    const entry = entryOf(own, header.value, bytes.size, () => bytes, 0);
    if ("problem" in entry) return entry;
    arrays.push(entry.value);
    const end = header.value.dataStart + header.value.dataSize;
    const rest = bytes.size - end;
    if ("problem" in header.value.element || rest === 0) break;
    const next = await bytes.read(end, Math.min(rest, 6));
    if ("problem" in next) return next;
    if (!isNpyAt(next.value) || arrays.length >= MOST_ARRAYS) {
      notes.push(`${rest} bytes behind the array are not read.`);
      break;
    }
    start = end;
  }
  return { value: { format: "npy", arrays, notes } };
}

/**
 * The entry of an array whose header has been read from bytes of this size. `open` gives these bytes anew; `offset` is
 * where they stand in the file, if they do.
 */
export function entryOf(
  name: string,
  header: NpyHeader,
  size: number,
  open: () => Bytes,
  offset: number | undefined,
): Checked<ArrayEntry> {
  const { element, shape, isFortran, dataStart, dataSize } = header;
  if ("problem" in element) return { value: unreadEntry(name, header.descr, shape, element.problem) };
  if (dataSize > size - dataStart) return { problem: cutOff(header, size - dataStart) };
  const stored: StoredArray = {
    ...element.value,
    shape,
    isFortran,
    open: () => partOf(open(), dataStart, dataSize),
  };
  return { value: storedEntry(name, stored, offset === undefined ? undefined : offset + dataStart) };
}

function cutOff({ element, shape, dataSize, elementCount }: NpyHeader, present: number): string {
  const type = "value" in element ? element.value.type : undefined;
  const complete = type === undefined ? 0 : Math.floor(present / elementTypes[type].size);
  return `The header announces an array of shape ${shapeText(shape)}, ${elementCount} ${type} numbers in ${dataSize} bytes, but only ${present} bytes follow (${complete} numbers). The file is cut off, or its header is wrong; save it again.`;
}
