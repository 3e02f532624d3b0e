/** The root of a rising function of which values and derivatives are known at some points, by Hermite interpolation in log x. */

export interface Node {
  readonly x: number;
  readonly value: number;
  /** d value / d x. */
  readonly derivative: number;
}

/** The root between the last node whose value is negative and the next one. The nodes are in order of x > 0. */
export function hermiteRoot(nodes: readonly Node[]): number {
  const after = nodes.findIndex(({ value }) => value >= 0);
  let [low, high] = [Math.log(nodes[after - 1]!.x), Math.log(nodes[after]!.x)];
  const polynomial = hermitePolynomial(nodes);
  // 60 halvings reach the last bit.
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (polynomial(middle) < 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** The polynomial in u = log x with the nodes' values and derivatives, by divided differences with every node twice. */
function hermitePolynomial(nodes: readonly Node[]): (u: number) => number {
  const u = nodes.flatMap(({ x }) => [Math.log(x), Math.log(x)]);
  let column = nodes.flatMap(({ value }) => [value, value]);
  const coefficients = [column[0]!];
  for (let order = 1; order < u.length; order++) {
    column = Array.from({ length: u.length - order }, (_, i) => {
      const node = nodes[i >> 1]!;
      if (order === 1 && i % 2 === 0) return node.derivative * node.x;
      return (column[i + 1]! - column[i]!) / (u[i + order]! - u[i]!);
    });
    coefficients.push(column[0]!);
  }
  return (at) => coefficients.reduceRight((sum, coefficient, i) => sum * (at - u[i]!) + coefficient, 0);
}
