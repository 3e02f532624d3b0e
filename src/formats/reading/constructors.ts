/**
 * The calls that make an array of the numbers they are given, as facts: names in Python, JavaScript, C++, Rust, Julia
 * and MATLAB.
 */

/**
 * Modules and namespaces that a constructor's name may carry; a name without one counts too where it is listed bare.
 */
const owners =
  "np numpy torch jnp jax jax.numpy tf tensorflow mx mlx mx.nd mx.np paddle cp cupy ms mindspore math mlx.core nd dfdx onp";

/** Constructors behind an owner. */
const owned = [
  "array asarray asanyarray ascontiguousarray tensor as_tensor from_numpy constant convert_to_tensor Variable to_tensor Tensor",
  "FloatTensor DoubleTensor HalfTensor BFloat16Tensor LongTensor IntTensor ShortTensor ByteTensor CharTensor BoolTensor",
  "scalar tensor1d tensor2d tensor3d tensor4d tensor5d tensor6d float16 float32 float64 int8 int16 int32 int64 uint8",
].flatMap((line) => line.split(" "));

/** Constructors by their bare name. */
const bare = [
  "array asarray tensor Tensor Array DeviceArray Parameter list tuple matrix masked_array Variable EagerTensor",
  "FloatTensor DoubleTensor HalfTensor BFloat16Tensor LongTensor IntTensor ShortTensor ByteTensor CharTensor BoolTensor",
  "Float16Array Float32Array Float64Array Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array",
  "Float32Array.from Float64Array.from Int32Array.from Uint8Array.from Array.from Array.of Float32Array.of Float64Array.of Int32Array.of",
  "single double logical int8 int16 int32 int64 uint8 uint16 uint32 uint64 gpuArray dlarray",
  "torch::tensor Tensor::from Tensor::new Tensor::from_data Tensor::from_floats Tensor::from_ints Tensor::of_slice Tensor::from_slice arr1 arr2 arr3 Vec::from",
  "torch.nn.Parameter nn.Parameter tf.Tensor tf.Variable jax.Array core.array xt::xarray",
].flatMap((line) => line.split(" "));

const names: ReadonlySet<string> = new Set([
  ...bare,
  ...owners.split(" ").flatMap((owner) => owned.map((name) => `${owner}.${name}`)),
]);

/** Whether a call of this name holds an array's numbers. */
export function isArrayConstructor(name: string): boolean {
  return names.has(name);
}

/** Whether the constructor takes its numbers as arguments of their own: `Float32Array.of(1, 2)`. */
export function takesLooseNumbers(name: string): boolean {
  return name.endsWith(".of");
}

/** Whether the second plain argument is the array's shape: TensorFlow.js's `tf.tensor2d([1, 2], [1, 2])`. */
export function takesShapeSecond(name: string): boolean {
  return /^tf\.tensor\d?d?$/.test(name);
}

/** Keyword arguments that hold the numbers. */
export const dataKeywords: ReadonlySet<string> = new Set(
  "object data values value x a numpy obj initial_value elements".split(" "),
);

/** Keyword arguments that hold the shape. */
export const shapeKeywords: ReadonlySet<string> = new Set(["shape", "size"]);

/** Keyword arguments that hold the element type. */
export const dtypeKeywords: ReadonlySet<string> = new Set(["dtype", "type", "DType"]);

/** Methods behind an array that leave its numbers and shape as they are. */
export const harmlessMethods: ReadonlySet<string> = new Set(
  "float double half bfloat16 long int short bool cuda cpu to type detach numpy requires_grad_ requires_grad clone contiguous astype copy tolist item eval cast asType dataSync arraySync data array print to_device block_until_ready clone_from into to_vec iter toList as_tensor squeeze_ share_memory_ pin_memory value get asnumpy".split(
    " ",
  ),
);

/** Of these methods, the ones that name an element type by themselves. */
export const dtypeMethods: ReadonlySet<string> = new Set("float double half bfloat16 long int short bool".split(" "));

/** Functions that take shapes, axes or indices where others take data. */
export const layoutFunctions: ReadonlySet<string> = new Set(
  "zeros ones empty full rand randn randint random uniform normal reshape view permute transpose tile repeat expand broadcast_to resize sum mean max min squeeze unsqueeze moveaxis roll flip pad figure subplots range arange linspace size shape split index_select item Input Dense Conv2d Conv2D Linear BatchNorm2d LayerNorm Size TensorShape zeros_like ones_like eye".split(
    " ",
  ),
);

/** Element types of Julia that stand directly before brackets: `Float32[1, 2]`. */
export const juliaTypes: ReadonlySet<string> = new Set(
  "Float16 Float32 Float64 BFloat16 Int Int8 Int16 Int32 Int64 UInt UInt8 UInt16 UInt32 UInt64 Bool Real Number Any".split(
    " ",
  ),
);

/** Macros of Rust before brackets: `vec![1.0, 2.0]`. */
export const rustMacros: ReadonlySet<string> = new Set([
  "vec",
  "array",
  "tensor",
  "ndarray::array",
  "matrix",
  "dmatrix",
  "dvector",
]);

/** Element types of C, C++, C#, Java and Rust before a name, within `<…>`, or in an annotation. */
export const elementTypes: ReadonlySet<string> = new Set(
  "float double half int long short char bool unsigned size_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t std::int32_t std::int64_t std::uint8_t std::size_t f16 f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 usize Float Double Int Long".split(
    " ",
  ),
);
