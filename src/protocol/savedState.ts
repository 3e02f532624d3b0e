/** A panel's state as JSON and back: arrays as base64 of their bytes, so that -inf and nan survive a reload bit by bit. */
import * as v from "valibot";
import type { Checked } from "../core/checked.ts";
import { type PanelState, panelStateSchema } from "./panelState.ts";
import { checkedState } from "./problemOf.ts";

/** What stands for an array of float64 numbers, little endian. */
interface EncodedArray {
  readonly float64: string;
}

/** Gives `state` as a value that JSON can hold. */
export function encodeState(state: PanelState): unknown {
  return encode(state);
}

/** Reads what `encodeState` gave; anything else is a problem. */
export function decodeState(saved: unknown): Checked<PanelState> {
  const parsed = v.safeParse(panelStateSchema, decode(saved, 0));
  if (!parsed.success) return { problem: describeIssue(parsed.issues[0]) };
  return checkedState(parsed.output);
}

/** Says in one sentence what is wrong, and where. */
export function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue as never);
  return `${path === null ? "" : `${path}: `}${issue.message}`;
}

function encode(value: unknown): unknown {
  if (value instanceof Float64Array) return { float64: toBase64(value) } satisfies EncodedArray;
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => (entry === undefined ? [] : [[key, encode(entry)]])),
  );
}

/** Deeper than any state; a saved value nested beyond it is not one. */
const MAX_DEPTH = 8;

function decode(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((entry) => decode(entry, depth + 1));
  if (isEncodedArray(value)) return fromBase64(value.float64) ?? value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, decode(entry, depth + 1)]));
}

function isEncodedArray(value: object): value is EncodedArray {
  return "float64" in value && typeof value.float64 === "string" && Object.keys(value).length === 1;
}

/** Texts of arrays that are kept: a drag saves the same ones ten times a second, and nobody writes into them. */
const texts = new WeakMap<Float64Array, string>();

function toBase64(values: Float64Array): string {
  const known = texts.get(values);
  if (known !== undefined) return known;
  const bytes = littleEndian(values);
  let text = "";
  // In pieces: a call takes no more than some ten thousand arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  const encoded = btoa(text);
  texts.set(values, encoded);
  return encoded;
}

/** The bytes of `values` as every machine that VS Code runs on has them in memory, or turned round where one has not. */
function littleEndian(values: Float64Array): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (new Uint8Array(Float64Array.of(1).buffer)[7] !== 0) return bytes;
  const turned = bytes.slice();
  for (let at = 0; at < turned.length; at += 8) turned.subarray(at, at + 8).reverse();
  return turned;
}

function fromBase64(text: string): Float64Array | undefined {
  let bytes: string;
  try {
    bytes = atob(text);
  } catch {
    return undefined;
  }
  if (bytes.length % 8 !== 0) return undefined;
  const view = new DataView(new ArrayBuffer(bytes.length));
  for (let i = 0; i < bytes.length; i++) view.setUint8(i, bytes.charCodeAt(i));
  return Float64Array.from({ length: bytes.length / 8 }, (_, i) => view.getFloat64(i * 8, true));
}
