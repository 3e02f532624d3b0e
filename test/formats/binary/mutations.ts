/** Mutated files: bytes and sizes changed, pieces cut out, doubled and exchanged. */

type Random = (below: number) => number;

/** A mutated copy of one of `files`. */
export function mutated(files: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes: Uint8Array = files[random(files.length)]!.slice();
  for (let times = 1 + random(4); times > 0; times--)
    bytes = mutations[random(mutations.length)]!(bytes, random, files);
  return bytes;
}

type Mutation = (bytes: Uint8Array, random: Random, files: readonly Uint8Array[]) => Uint8Array;

const mutations: readonly Mutation[] = [
  // A bit.
  (bytes, random) => {
    const at = place(bytes, random);
    return written(bytes, at, [bytes[at]! ^ (1 << random(8))]);
  },
  // A bit near the beginning or the end, where headers are.
  (bytes, random) => written(bytes, random(Math.min(120, bytes.length)), [random(256)]),
  (bytes, random) => written(bytes, Math.max(0, bytes.length - 1 - random(400)), [random(256)]),
  // A size.
  (bytes, random) => written(bytes, place(bytes, random), sizes[random(sizes.length)]!),
  (bytes, random) => written(bytes, random(Math.min(100, bytes.length)), sizes[random(sizes.length)]!),
  (bytes, random) => written(bytes, Math.max(0, bytes.length - 4 - random(300)), sizes[random(sizes.length)]!),
  // A word or number in a header's text.
  (bytes, random) => {
    const digits = [...bytes.subarray(0, 2000).keys()].filter((i) => bytes[i]! >= 0x30 && bytes[i]! <= 0x39);
    const at = digits.length === 0 ? place(bytes, random) : digits[random(digits.length)]!;
    return joined(bytes.subarray(0, at), words[random(words.length)]!, bytes.subarray(at + random(2)));
  },
  (bytes, random) => {
    const at = random(Math.min(bytes.length, 2000) + 1);
    return joined(bytes.subarray(0, at), words[random(words.length)]!, bytes.subarray(at));
  },
  // Cut off, cut out, doubled, exchanged.
  (bytes, random) => bytes.slice(0, random(bytes.length + 1)),
  (bytes, random) => {
    const at = place(bytes, random);
    return joined(bytes.subarray(0, at), bytes.subarray(at + random(64)));
  },
  (bytes, random) => {
    const at = place(bytes, random);
    return joined(bytes.subarray(0, at + random(64)), bytes.subarray(at));
  },
  (bytes, random, files) => {
    const other = files[random(files.length)]!;
    return joined(bytes.subarray(0, place(bytes, random)), other.subarray(place(other, random)));
  },
];

const sizes: readonly (readonly number[])[] = [
  [0, 0],
  [255, 255],
  [0, 0, 0, 0],
  [255, 255, 255, 255],
  [254, 255, 255, 255],
  [0, 0, 0, 128],
  [0, 0, 0, 64],
  [0, 0, 0, 0, 0, 0, 0, 128],
  [255, 255, 255, 255, 255, 255, 255, 127],
  [255, 255, 255, 255, 255, 255, 255, 255],
  [0, 0, 0, 0, 0, 0, 1, 0],
];

const words: readonly Uint8Array[] = [
  ..."9 00 -1 1e9 99999999999 9007199254740993 18446744073709551615 0.5 , ( ) [ ] { } ' : \" \\ True None nan null".split(
    " ",
  ),
  "'|O'",
  "'<f8'",
  "'<V2'",
  "(4294967296, 4294967296)",
  "\n",
  "\t",
  "#",
  "[[[",
  "]]]",
  "π",
].map((word) => new TextEncoder().encode(word));

function place(bytes: Uint8Array, random: Random): number {
  return random(bytes.length + 1);
}

function written(bytes: Uint8Array, at: number, values: readonly number[]): Uint8Array {
  for (let i = 0; i < values.length && at + i < bytes.length; i++) bytes[at + i] = values[i]!;
  return bytes;
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
