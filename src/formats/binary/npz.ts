/** A .npz file: a zip archive of .npy arrays, stored or deflated. */

import type { Checked } from "../../core/checked.ts";
import type { ArrayEntry, ArrayFile } from "./arrayFile.ts";
import { type Bytes, partOf } from "./byteSource.ts";
import { inflatedBytes, MOST_INFLATION } from "./inflatedBytes.ts";
import { entryOf } from "./npy.ts";
import { readNpyHeader } from "./npyHeader.ts";
import { DAMAGED } from "./sizeOf.ts";
import { unreadEntry } from "./storedArray.ts";
import { dataStartOf, readZipDirectory, type ZipMember } from "./zipDirectory.ts";

/** Opens the arrays of an archive. A member that cannot be read is an entry with a problem. */
export async function openNpz(bytes: Bytes): Promise<Checked<ArrayFile>> {
  const directory = await readZipDirectory(bytes);
  if ("problem" in directory) return directory;
  const members = directory.value.filter(({ name }) => name.endsWith(".npy"));
  if (members.length === 0) return { problem: noArrays(directory.value) };
  const overlapping = overlapsOf(members);
  const arrays: ArrayEntry[] = [];
  for (const member of members) {
    const name = member.name.slice(0, -".npy".length);
    const entry = overlapping.has(member) ? { problem: OVERLAP } : await openMember(name, bytes, member);
    arrays.push("problem" in entry ? unreadEntry(name, "unknown", [], entry.problem) : entry.value);
  }
  const others = directory.value.length - members.length;
  return { value: { format: "npz", arrays, notes: others > 0 ? [`${others} members that are no arrays.`] : [] } };
}

async function openMember(name: string, bytes: Bytes, member: ZipMember): Promise<Checked<ArrayEntry>> {
  const { method, size, compressedSize, crc } = member;
  if (member.isEncrypted) return { problem: "This member is encrypted. Save it without a password." };
  if (method !== 0 && method !== 8) {
    return { problem: `This member is compressed by method ${method}. Save it with numpy.savez or savez_compressed.` };
  }
  const isDeflated = method === 8;
  if (isDeflated ? size > compressedSize * MOST_INFLATION + 64 : size !== compressedSize) {
    return { problem: `The archive says that ${compressedSize} bytes hold ${size}, which cannot be. ${DAMAGED}` };
  }
  const start = await dataStartOf(bytes, member);
  if ("problem" in start) return start;
  const stored = partOf(bytes, start.value, compressedSize);
  const open = isDeflated ? () => inflatedBytes(stored, size, crc) : () => stored;
  const header = await readNpyHeader(open(), 0);
  return "problem" in header ? header : entryOf(name, header.value, size, open, isDeflated ? undefined : start.value);
}

/** The members whose bytes lie over another's, as in archives made to be larger inside than outside. */
function overlapsOf(members: readonly ZipMember[]): ReadonlySet<ZipMember> {
  const sorted = [...members].sort((a, b) => a.headerOffset - b.headerOffset);
  const overlapping = new Set<ZipMember>();
  let end = 0;
  for (const member of sorted) {
    if (member.headerOffset < end) overlapping.add(member);
    end = Math.max(end, member.headerOffset + 30 + member.compressedSize);
  }
  return overlapping;
}

const OVERLAP = `The bytes of this member are those of another one as well. ${DAMAGED}`;

function noArrays(members: readonly ZipMember[]): string {
  if (members.some(({ name }) => /(?:^|\/)data\.pkl$/.test(name))) {
    return "This is a file of torch.save, a pickle, which could run code and is never opened. Save the logits with numpy.save(path, logits.cpu().numpy()) or as .safetensors.";
  }
  return "This archive holds no .npy arrays. Save the logits with numpy.savez(path, logits=logits, labels=labels).";
}
