/** How far a prediction is from the best one: Σ q_k (e^d - 1 - d), d = ln(p_k / q_k), which is KL(q ‖ p) without cancellation. */

/**
 * One class's share of KL(q ‖ p) = Σ q·φ(ln p - ln q), φ(d) = e^d - 1 - d, for `q` and `p` that each sum to 1 over the
 * classes. Every share is at least 0, so that a loss at its minimum has an excess of 0 and never -1e-17.
 * `nll` is -ln p.
 */
export function excessShare(q: number, p: number, nll: number, logQ: number = Math.log(q)): number {
  if (q === 0) return p;
  const d = -nll - logQ;
  // Away from d = 0 nothing cancels, and an exponential a class is what a large batch takes longest for.
  return Math.abs(d) > 0.5 ? p - q - q * d : q * expm1MinusX(d);
}

function expm1MinusX(d: number): number {
  if (Math.abs(d) > 1e-2) return Math.expm1(d) - d;
  return d * d * (1 / 2 + d * (1 / 6 + d * (1 / 24 + d * (1 / 120 + d * (1 / 720 + d / 5040)))));
}
