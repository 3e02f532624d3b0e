/** The floating element type to write in place of an integer one, as each library spells it. */

/**
 * `torch.long` gives `torch.float32`, `Int32Array` gives `Float32Array`; a type that is floating already, or unknown,
 * stays.
 */
export function floatingDtype(written: string): string {
  const cut = Math.max(written.lastIndexOf("."), written.lastIndexOf(":")) + 1;
  const owner = written.slice(0, cut);
  const type = written.slice(cut);
  const direct = floating.get(type);
  if (direct !== undefined)
    return (
      (owner === "std::" && direct === "float" ? "" : owner) +
      (owner === "torch." && direct === "float" ? "float32" : direct)
    );
  return written;
}

/** Floating types by the integer type that they replace. */
const floating: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        "float",
        "int long short bool char unsigned size_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t byte",
      ],
      ["float32", "int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool_ int_ intp uint"],
      ["FloatTensor", "LongTensor IntTensor ShortTensor ByteTensor CharTensor BoolTensor"],
      [
        "Float32Array",
        "Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array",
      ],
      ["Float64", "Int Int8 Int16 Int32 Int64 UInt UInt8 UInt16 UInt32 UInt64 Bool"],
      ["f32", "i8 i16 i32 u8 u16 u32"],
      ["f64", "i64 i128 u64 isize usize"],
      ["single", "logical"],
      ["Float", "Long"],
    ] as const
  ).flatMap(([to, from]) => from.split(" ").map((type): [string, string] => [type, to])),
);
