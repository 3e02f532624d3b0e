/** A .safetensors file: the length of a JSON header, the header, the numbers (github.com/huggingface/safetensors). */

import { strFromU8 } from "fflate";
import type { Checked } from "../../core/checked.ts";
import { type ArrayEntry, type ArrayFile, shapeText } from "./arrayFile.ts";
import { type Bytes, partOf } from "./byteSource.ts";
import { type ElementName, elementTypes } from "./elementType.ts";
import { DAMAGED, elementCountOf } from "./sizeOf.ts";
import { storedEntry, unreadEntry } from "./storedArray.ts";

/** The format allows 100 MB; 20,000 tensors need 2. */
const LONGEST_HEADER = 2 ** 22;

/** Opens the tensors of a file. One that cannot be read is an entry with a problem. */
export async function openSafetensors(bytes: Bytes): Promise<Checked<ArrayFile>> {
  const prefix = await bytes.read(0, 8);
  if ("problem" in prefix) return { problem: `This .safetensors file has no header. ${DAMAGED}` };
  const view = new DataView(prefix.value.buffer, prefix.value.byteOffset, 8);
  const length = Number(view.getBigUint64(0, true));
  if (length > LONGEST_HEADER || length > bytes.size - 8) {
    return { problem: `The .safetensors header says that it is ${length} bytes long, which it cannot be. ${DAMAGED}` };
  }
  const read = await bytes.read(8, length);
  if ("problem" in read) return read;
  const header = jsonOf(strFromU8(read.value));
  if (!isRecord(header)) return { problem: `The .safetensors header is no JSON object. ${DAMAGED}` };
  const tensors = Object.entries(header).filter(([name]) => name !== "__metadata__");
  const start = 8 + length;
  const entries = tensors.map(([name, tensor]) => openTensor(name, tensor, bytes, start));
  const overlapping = overlapsOf(entries);
  const arrays = entries.map(({ entry }) =>
    overlapping.has(entry) ? unreadEntry(entry.name, entry.dtype, entry.shape, OVERLAP) : entry,
  );
  return { value: { format: "safetensors", arrays, notes: [] } };
}

interface Tensor {
  readonly entry: ArrayEntry;
  readonly begin: number;
  readonly end: number;
}

function openTensor(name: string, tensor: unknown, bytes: Bytes, start: number): Tensor {
  const failed = (problem: string, dtype = "unknown", shape: readonly number[] = []): Tensor => ({
    entry: unreadEntry(name, dtype, shape, problem),
    begin: 0,
    end: 0,
  });
  const { dtype, shape, data_offsets: offsets } = isRecord(tensor) ? tensor : {};
  if (typeof dtype !== "string" || !Array.isArray(shape) || !Array.isArray(offsets)) {
    return failed(`The header does not say dtype, shape and data_offsets of this tensor. ${DAMAGED}`);
  }
  const count = elementCountOf(shape);
  if ("problem" in count) return failed(count.problem, dtype.slice(0, 20));
  const type = dtypes.get(dtype);
  if (type === undefined) {
    const what = "Numbers of this type are not read; convert them to F32, and save them again.";
    return failed(`The tensor's type is ${dtype.slice(0, 20)}. ${what}`, dtype.slice(0, 20), shape);
  }
  const [begin, end] = offsets as readonly unknown[];
  const size = count.value * elementTypes[type].size;
  if (!isOffset(begin) || !isOffset(end) || offsets.length !== 2 || end - begin !== size) {
    const text = `${shapeText(shape)} of ${dtype} takes ${size} bytes, but the header's data_offsets say otherwise.`;
    return failed(`A tensor of shape ${text} ${DAMAGED}`, type, shape);
  }
  if (end > bytes.size - start) {
    const text = `its data should end at byte ${start + end}, but the file ends at byte ${bytes.size}`;
    return failed(`This tensor is cut off: ${text}. Save the file again, or fetch it whole.`, type, shape);
  }
  const open = () => partOf(bytes, start + begin, size);
  const stored = { type, isLittleEndian: true, shape, isFortran: false, open };
  return { entry: storedEntry(name, stored, start + begin), begin, end };
}

/** The entries whose bytes are another one's as well. */
function overlapsOf(tensors: readonly Tensor[]): ReadonlySet<ArrayEntry> {
  const overlapping = new Set<ArrayEntry>();
  let reached = 0;
  for (const { entry, begin, end } of [...tensors].sort((a, b) => a.begin - b.begin)) {
    if (begin < reached && end > begin) overlapping.add(entry);
    reached = Math.max(reached, end);
  }
  return overlapping;
}

const OVERLAP = `The bytes of this tensor are those of another one as well. ${DAMAGED}`;

const dtypes: ReadonlyMap<string, ElementName> = new Map<string, ElementName>([
  ["F16", "float16"],
  ["BF16", "bfloat16"],
  ["F32", "float32"],
  ["F64", "float64"],
  ["BOOL", "bool"],
  ["I8", "int8"],
  ["I16", "int16"],
  ["I32", "int32"],
  ["I64", "int64"],
  ["U8", "uint8"],
  ["U16", "uint16"],
  ["U32", "uint32"],
  ["U64", "uint64"],
]);

function isOffset(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
