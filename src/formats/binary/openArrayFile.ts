/** Opens a file of arrays by what its first bytes say, and by its name where they say nothing. */

import type { Checked } from "../../core/checked.ts";
import type { ArrayFile } from "./arrayFile.ts";
import { type ByteSource, type Bytes, bytesOf } from "./byteSource.ts";
import { openJson } from "./json.ts";
import { openNpy } from "./npy.ts";
import { isNpyAt } from "./npyHeader.ts";
import { openNpz } from "./npz.ts";
import { openSafetensors } from "./safetensors.ts";
import { openTable } from "./table.ts";

/**
 * The arrays of a file: .npy, .npz, .safetensors, CSV, TSV and JSON. Headers are read, and text is passed through once to
 * count its rows; numbers are read later, by `streamRows`. Never rejects; allocates a few megabytes at most, whatever the
 * file says of itself.
 */
export async function openArrayFile(path: string, source: ByteSource): Promise<Checked<ArrayFile>> {
  const name = path.replace(/^.*[/\\]/, "");
  const bytes = bytesOf(source);
  if (bytes.size === 0) return { problem: "The file is empty. Save the logits again." };
  const head = await bytes.read(0, Math.min(16, bytes.size));
  if ("problem" in head) return head;
  const format = formatOf(name, head.value);
  return typeof format === "string" ? { problem: format } : format(name, bytes);
}

type Opener = (name: string, bytes: Bytes) => Promise<Checked<ArrayFile>>;

/** How a file is opened, or why it is not. */
function formatOf(name: string, head: Uint8Array): Opener | string {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  if (isNpyAt(head)) return (_, bytes) => openNpy(name.replace(/\.npy$/i, ""), bytes);
  if (extension === "safetensors") return (_, bytes) => openSafetensors(bytes);
  if (beginsWith(head, [0x50, 0x4b])) return (_, bytes) => openNpz(bytes);
  const other = otherFormats.find(({ magic }) => beginsWith(head, magic));
  if (other !== undefined) return `${other.what} ${SAVE}`;
  if (extension === "npy" || extension === "npz") {
    return `This is no .${extension} file: its first bytes are others. It is damaged, or of another format; save it again with numpy.save${extension === "npz" ? "z" : ""}.`;
  }
  const first = head.find((byte) => byte > 0x20 && byte < 0x80);
  if (extension === "json" || (extension !== "csv" && extension !== "tsv" && (first === 0x5b || first === 0x7b))) {
    return openJson;
  }
  if (head.includes(0)) return `This is no text, and no format that is known. ${SAVE}`;
  return openTable;
}

const SAVE = "Save the logits with numpy.save, numpy.savez or safetensors, or as CSV or JSON.";

/** Formats that are recognised and not read. */
const otherFormats: readonly { readonly magic: readonly number[]; readonly what: string }[] = [
  { magic: [0x80], what: "This is a pickle, which could run code and is never opened." },
  { magic: [0x89, 0x48, 0x44, 0x46], what: "HDF5 files are not read." },
  { magic: [0x50, 0x41, 0x52, 0x31], what: "Parquet files are not read." },
  { magic: [0x41, 0x52, 0x52, 0x4f, 0x57], what: "Arrow files are not read." },
  { magic: [0x1f, 0x8b], what: "This file is compressed with gzip. Unpack it first." },
  { magic: [0xff, 0xfe], what: "This text is UTF-16; save it as UTF-8." },
  { magic: [0xfe, 0xff], what: "This text is UTF-16; save it as UTF-8." },
];

function beginsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => head[i] === byte);
}
