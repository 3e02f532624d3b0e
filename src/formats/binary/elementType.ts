/** The types of numbers in binary arrays, and how their bytes become floating-point numbers. */

/** How a number is stored. */
export type ElementName =
  | "float16"
  | "bfloat16"
  | "float32"
  | "float64"
  | "bool"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64";

/** A block of numbers: float32 where that holds every value of the type, else float64. */
export type Numbers = Float32Array | Float64Array;

/** A type's size, and the array that holds its values. Of 64-bit integers beyond 2^53 the last digits are lost. */
export interface ElementType {
  readonly size: number;
  readonly precision: "float32" | "float64";
  readonly isFloat: boolean;
  /** Writes the numbers in `bytes`, which are in the platform's order and aligned, into `into`. */
  readonly decode: (bytes: Uint8Array, into: Numbers) => void;
}

/** Makes an array for `count` numbers of a type. */
export function numbersFor(name: ElementName, count: number): Numbers {
  return elementTypes[name].precision === "float32" ? new Float32Array(count) : new Float64Array(count);
}

/** Writes the numbers in `bytes` into `into`, as many as it has places; changes `bytes` where their order is not the platform's. */
export function decodeNumbers(name: ElementName, bytes: Uint8Array, isLittleEndian: boolean, into: Numbers): void {
  const { size, decode } = elementTypes[name];
  const aligned = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  if (size > 1 && isLittleEndian !== isLittlePlatform) {
    const own = aligned === bytes ? bytes.slice() : aligned;
    swap(own, size);
    decode(own, into);
  } else decode(aligned, into);
}

/** Whether the numbers of a file with this byte order lie in it as the platform holds them in `into`. */
export function isSameInMemory(name: ElementName, isLittleEndian: boolean, into: Numbers): boolean {
  const isAlike = into instanceof Float32Array ? name === "float32" : name === "float64";
  return isAlike && isLittleEndian === isLittlePlatform;
}

const isLittlePlatform = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Reverses each `size` bytes in place. */
function swap(bytes: Uint8Array, size: number): void {
  for (let start = 0; start + size <= bytes.length; start += size) {
    for (let low = start, high = start + size - 1; low < high; low++, high--) {
      const byte = bytes[low]!;
      bytes[low] = bytes[high]!;
      bytes[high] = byte;
    }
  }
}

type View<T> = new (buffer: ArrayBufferLike, byteOffset: number, length: number) => T;

/** A type whose values a typed array of the platform has. */
function native(
  Stored: View<ArrayLike<number>>,
  size: number,
  precision: "float32" | "float64",
  isFloat = false,
): ElementType {
  return {
    size,
    precision,
    isFloat,
    decode: (bytes, into) => into.set(new Stored(bytes.buffer, bytes.byteOffset, into.length)),
  };
}

/** A type of which every number is made by a function. */
function made<T>(
  Stored: View<ArrayLike<T>>,
  size: number,
  precision: "float32" | "float64",
  isFloat: boolean,
  toNumber: (bits: T) => number,
): ElementType {
  const decode = (bytes: Uint8Array, into: Numbers) => {
    const stored = new Stored(bytes.buffer, bytes.byteOffset, into.length);
    for (let i = 0; i < into.length; i++) into[i] = toNumber(stored[i]!);
  };
  return { size, precision, isFloat, decode };
}

/** The scale of each of the 32 exponents of float16; its subnormal numbers have that of exponent 1. */
const halfScales = Float64Array.from({ length: 32 }, (_, exponent) => 2 ** (Math.max(exponent, 1) - 25));

function fromHalf(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const size =
    exponent === 31
      ? fraction === 0
        ? Number.POSITIVE_INFINITY
        : Number.NaN
      : (exponent === 0 ? fraction : fraction + 1024) * halfScales[exponent]!;
  return bits & 0x8000 ? -size : size;
}

/** bfloat16 is the upper half of a float32. */
function decodeBrainFloat(bytes: Uint8Array, into: Numbers): void {
  const stored = new Uint16Array(bytes.buffer, bytes.byteOffset, into.length);
  const bits = new Uint32Array(1);
  const value = new Float32Array(bits.buffer);
  for (let i = 0; i < into.length; i++) {
    bits[0] = stored[i]! << 16;
    into[i] = value[0]!;
  }
}

/** Every type that is read. */
export const elementTypes: Readonly<Record<ElementName, ElementType>> = {
  float16: made(Uint16Array, 2, "float32", true, fromHalf),
  bfloat16: { size: 2, precision: "float32", isFloat: true, decode: decodeBrainFloat },
  float32: native(Float32Array, 4, "float32", true),
  float64: native(Float64Array, 8, "float64", true),
  bool: made<number>(Uint8Array, 1, "float32", false, (byte) => (byte === 0 ? 0 : 1)),
  int8: native(Int8Array, 1, "float32"),
  int16: native(Int16Array, 2, "float32"),
  int32: native(Int32Array, 4, "float64"),
  int64: made<bigint>(BigInt64Array, 8, "float64", false, Number),
  uint8: native(Uint8Array, 1, "float32"),
  uint16: native(Uint16Array, 2, "float32"),
  uint32: native(Uint32Array, 4, "float64"),
  uint64: made<bigint>(BigUint64Array, 8, "float64", false, Number),
};
