/** Moving the class axis: arrays of any shape to rows of adjacent classes, and back. */

/** How a row-major array of `shape` is walked when axis `classAxis` holds the classes. */
function strides(shape: readonly number[], classAxis: number) {
  const product = (lengths: readonly number[]) => lengths.reduce((a, b) => a * b, 1);
  return {
    outer: product(shape.slice(0, classAxis)),
    inner: product(shape.slice(classAxis + 1)),
    K: shape[classAxis]!,
  };
}

/** The elements of `values` (row-major, `shape`) as rows of adjacent classes; `values` itself where they are already. */
export function toRows(values: Float64Array, shape: readonly number[], classAxis: number): Float64Array {
  const { outer, inner, K } = strides(shape, classAxis);
  if (inner === 1) return values;
  const rows = new Float64Array(values.length);
  let from = 0;
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < K; k++) {
      for (let i = 0; i < inner; i++) rows[(o * inner + i) * K + k] = values[from++]!;
    }
  }
  return rows;
}

/** The inverse of `toRows`. */
export function fromRows(rows: Float64Array, shape: readonly number[], classAxis: number): Float64Array {
  const { outer, inner, K } = strides(shape, classAxis);
  if (inner === 1) return rows;
  const values = new Float64Array(rows.length);
  let to = 0;
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < K; k++) {
      for (let i = 0; i < inner; i++) values[to++] = rows[(o * inner + i) * K + k]!;
    }
  }
  return values;
}
