/** Opening files that are in memory. */

import type { Checked } from "../../../src/core/checked.ts";
import type { ArrayEntry, ArrayFile } from "../../../src/formats/binary/arrayFile.ts";
import { memorySource } from "../../../src/formats/binary/byteSource.ts";
import { openArrayFile } from "../../../src/formats/binary/openArrayFile.ts";
import { streamRows } from "../../../src/formats/binary/streamRows.ts";

/** The bytes of an ASCII or UTF-8 text. */
export function bytesOfText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Opens bytes or a text as a file of this name. */
export function tryToOpen(name: string, content: Uint8Array | string): Promise<Checked<ArrayFile>> {
  return openArrayFile(name, memorySource(typeof content === "string" ? bytesOfText(content) : content));
}

/** The opened file, which must open. */
export async function opened(name: string, content: Uint8Array | string): Promise<ArrayFile> {
  const file = await tryToOpen(name, content);
  if ("problem" in file) throw new Error(file.problem);
  return file.value;
}

/** What is wrong with a file, or with one of its arrays, or with its numbers; undefined where nothing is. */
export async function problemIn(name: string, content: Uint8Array | string): Promise<string | undefined> {
  const file = await tryToOpen(name, content);
  if ("problem" in file) return file.problem;
  for (const entry of file.value.arrays) {
    for await (const block of streamRows(entry)) if ("problem" in block) return block.problem;
  }
  return undefined;
}

/** All rows of an array. */
export async function rowsOf(entry: ArrayEntry): Promise<number[][]> {
  const rows: number[][] = [];
  for await (const block of streamRows(entry, { blockNumbers: 10 })) {
    if ("problem" in block) throw new Error(block.problem);
    for (let i = 0; i < block.value.rowCount; i++) {
      rows.push([...block.value.values.subarray(i * entry.rowLength, (i + 1) * entry.rowLength)]);
    }
  }
  return rows;
}

/** A .npy file with a header of these words and this many bytes of zeros, or these numbers. */
export function npyOf(header: string, data: number | ArrayBufferView, version = 1): Uint8Array {
  const prefix = version === 1 ? 10 : 12;
  const body =
    typeof data === "number" ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const bytes = new Uint8Array(prefix + header.length + body.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(bytes.buffer);
  if (version === 1) view.setUint16(8, header.length, true);
  else view.setUint32(8, header.length, true);
  bytes.set(bytesOfText(header), prefix);
  bytes.set(body, prefix + header.length);
  return bytes;
}

/** A float32 .npy file with these numbers. */
export function float32Npy(shape: readonly number[], values: readonly number[]): Uint8Array {
  return npyOf(headerOf("<f4", shape), Float32Array.from(values));
}

/** A header as NumPy writes it. */
export function headerOf(descr: string, shape: readonly unknown[], isFortran = false): string {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  return `{'descr': '${descr}', 'fortran_order': ${isFortran ? "True" : "False"}, 'shape': (${sizes}), }\n`;
}

/** A .safetensors file with this header and this many bytes of data. */
export function safetensorsOf(header: unknown, dataBytes: number, length?: bigint): Uint8Array {
  const text = bytesOfText(typeof header === "string" ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}
