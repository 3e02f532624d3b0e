/** The header of a .npy array: magic, version, and a Python dict of type, order and shape (NEP 1; numpy.lib.format). */

import { strFromU8 } from "fflate";
import type { Checked } from "../../core/checked.ts";
import type { Bytes } from "./byteSource.ts";
import { type ElementName, elementTypes } from "./elementType.ts";
import { readPythonLiteral } from "./pythonLiteral.ts";
import { DAMAGED, elementCountOf } from "./sizeOf.ts";

/** What a header says. */
export interface NpyHeader {
  /** Its type and byte order, or why numbers of that type are not read. */
  readonly element: Checked<{ readonly type: ElementName; readonly isLittleEndian: boolean }>;
  /** The type as the header spells it. */
  readonly descr: string;
  readonly isFortran: boolean;
  readonly shape: readonly number[];
  readonly elementCount: number;
  /** Where the data begin, behind the header. */
  readonly dataStart: number;
  /** The length of the data in bytes; 0 where the type is not read. */
  readonly dataSize: number;
}

/** NumPy writes headers of 118 bytes; fields of records make them longer, but not this long. */
const LONGEST_HEADER = 2 ** 20;

/** Whether a .npy array begins at `start`. */
export function isNpyAt(bytes: Uint8Array, start = 0): boolean {
  return MAGIC.every((byte, i) => bytes[start + i] === byte);
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Reads the header at `start`. That the data are all there is for the caller to see. */
export async function readNpyHeader(bytes: Bytes, start: number): Promise<Checked<NpyHeader>> {
  const first = await bytes.read(start, Math.min(12, bytes.size - start));
  if ("problem" in first) return first;
  const head = first.value;
  if (!isNpyAt(head)) return { problem: `This is no .npy array: it does not begin with \\x93NUMPY. ${DAMAGED}` };
  const major = head[6] ?? 0;
  if (major < 1 || major > 3) {
    return { problem: `The .npy header has version ${major}; 1, 2 and 3 are known. Save the array with numpy.save.` };
  }
  const prefix = major === 1 ? 10 : 12;
  if (head.length < prefix) return { problem: `The .npy header is cut off. ${DAMAGED}` };
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LONGEST_HEADER || length > bytes.size - start - prefix) {
    return { problem: `The .npy header says that it is ${length} bytes long, which it cannot be. ${DAMAGED}` };
  }
  const body = await bytes.read(start + prefix, length);
  if ("problem" in body) return body;
  return readDict(strFromU8(body.value, major < 3), start + prefix + length);
}

function readDict(text: string, dataStart: number): Checked<NpyHeader> {
  const literal = readPythonLiteral(text.replace(/\0+$/, ""));
  if ("problem" in literal) return { problem: `The .npy header cannot be read. ${literal.problem} ${DAMAGED}` };
  const dict = literal.value;
  if (!(dict instanceof Map)) return { problem: `The .npy header is no dict. ${DAMAGED}` };
  const [descr, isFortran, shape] = ["descr", "fortran_order", "shape"].map((key) => dict.get(key));
  if (descr === undefined || typeof isFortran !== "boolean" || !Array.isArray(shape)) {
    return { problem: `The .npy header does not say descr, fortran_order and shape. ${DAMAGED}` };
  }
  const count = elementCountOf(shape);
  if ("problem" in count) return count;
  const element = readDescr(descr);
  return {
    value: {
      element,
      descr: typeof descr === "string" ? descr.slice(0, 40) : "record",
      isFortran: isFortran && shape.length > 1,
      shape,
      elementCount: count.value,
      dataStart,
      dataSize: "value" in element ? count.value * elementTypes[element.value.type].size : 0,
    },
  };
}

/** Reads a type such as `<f4`: byte order, kind, size. */
function readDescr(descr: unknown): NpyHeader["element"] {
  if (typeof descr !== "string") {
    return {
      problem:
        "This array is made of records (a structured dtype). Save one field of it, such as array['logits'], as an array of its own.",
    };
  }
  const match = /^([<>|=])?([a-zA-Z])(\d{0,3})/.exec(descr);
  const [, order = "=", kind = "", size = ""] = match ?? [];
  const type = codes.get(kind + size);
  if (type !== undefined && descr.length === match![0].length) {
    return { value: { type, isLittleEndian: order !== ">" } };
  }
  const problem = otherKinds.get(kind) ?? "The numbers of this type are not read. Convert it, such as to float32";
  return { problem: `The array's type is ${descr.slice(0, 40)}. ${problem}, and save it again.` };
}

const codes: ReadonlyMap<string, ElementName> = new Map<string, ElementName>([
  ["f2", "float16"],
  ["f4", "float32"],
  ["f8", "float64"],
  ["b1", "bool"],
  ["i1", "int8"],
  ["i2", "int16"],
  ["i4", "int32"],
  ["i8", "int64"],
  ["u1", "uint8"],
  ["u2", "uint16"],
  ["u4", "uint32"],
  ["u8", "uint64"],
]);

/** What kinds that are no plain numbers are, and what to do. */
const otherKinds: ReadonlyMap<string, string> = new Map([
  [
    "O",
    "It holds pickled Python objects, which could run code and are never opened. Make it an array of numbers, such as np.stack(list_of_rows) or array.astype(np.float32)",
  ],
  ["U", "It holds text. Save numbers: class indices instead of names of classes"],
  ["S", "It holds text. Save numbers: class indices instead of names of classes"],
  [
    "V",
    "It holds raw bytes, as NumPy writes bfloat16 and float8, which it does not know. Convert it with .astype(np.float32)",
  ],
  ["c", "It holds complex numbers. Save the real part"],
  ["M", "It holds dates. Save numbers"],
  ["m", "It holds durations. Save numbers"],
  ["f", "Floating-point numbers of this size are not read. Convert it with .astype(np.float64)"],
]);
