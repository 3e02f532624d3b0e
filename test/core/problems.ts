/** Random requests of every kind, for property tests: (N, C) unless said otherwise, every option drawn. */
import fc from "fast-check";
import type { LossRequest } from "../../src/core/request.ts";

/** A request whose arrays are lists: (N, C) logits, N indices or (N, C) probabilities. */
export interface Problem extends LossRequest {
  readonly logits: readonly (readonly number[])[];
  readonly targets: readonly number[] | readonly (readonly number[])[];
}

/** What is drawn; all by default. */
export interface Drawn {
  /** Sizes of the logits: one is drawn for a problem. */
  readonly scales?: readonly number[];
  /** Whether logits of -inf occur (never a whole row). */
  readonly masked?: boolean;
  readonly losses?: readonly NonNullable<LossRequest["loss"]>[];
  readonly conventions?: readonly NonNullable<LossRequest["convention"]>[];
  readonly weights?: boolean;
  readonly inputKinds?: readonly NonNullable<LossRequest["inputKind"]>[];
  readonly temperatures?: readonly number[];
  /** Whether targets are class indices, or probabilities, or either. */
  readonly targets?: "indices" | "probabilities" | "either";
}

const SCALES = [1e-9, 1e-3, 1, 30, 1e3];

/** Draws a problem; K from 1, N from 1 to 4. */
export function problems(drawn: Drawn = {}): fc.Arbitrary<Problem> {
  return fc
    .record({
      loss: fc.constantFrom(...(drawn.losses ?? (["crossEntropy", "klDivergence", "binaryCrossEntropy"] as const))),
      anyConvention: fc.constantFrom(
        ...(drawn.conventions ?? (["uniform", "others", "padded", "prior", "binary"] as const)),
      ),
      rows: fc.integer({ min: 1, max: 4 }),
      classes: fc.integer({ min: 1, max: 7 }),
      soft:
        drawn.targets === undefined || drawn.targets === "either"
          ? fc.boolean()
          : fc.constant(drawn.targets === "probabilities"),
    })
    .chain(({ loss, anyConvention, rows, classes, soft }) => {
      const convention = fitting(anyConvention, loss, soft);
      const K = Math.max(classes, convention === "padded" ? 3 : convention === "others" ? 2 : 1);
      return fc.record(
        {
          loss: fc.constant(loss),
          convention: fc.constant(convention),
          logits: fc
            .constantFrom(...(drawn.scales ?? SCALES))
            .chain((scale) => fc.array(logitRow(K, scale, drawn.masked ?? true), { minLength: rows, maxLength: rows })),
          inputKind: fc.constantFrom(...(drawn.inputKinds ?? (["logits"] as const))),
          targets: soft ? softTargets(rows, K, loss) : indexTargets(rows, K),
          targetKind: fc.constant(soft ? ("probabilities" as const) : ("indices" as const)),
          labelSmoothing: fc.oneof(fc.constantFrom(0, 0.1, 0.5, 1), fc.double({ min: 0.05, max: 0.99, noNaN: true })),
          paddingIndex: convention === "padded" ? fc.integer({ min: 0, max: K - 1 }) : fc.constant(undefined),
          prior: convention === "prior" ? probabilityRow(K) : fc.constant(undefined),
          classWeights:
            drawn.weights === false || loss === "klDivergence"
              ? fc.constant(undefined)
              : fc.option(fc.array(weight, { minLength: K, maxLength: K }), { nil: undefined }),
          posWeight:
            drawn.weights !== false && loss === "binaryCrossEntropy"
              ? fc.option(fc.array(weight, { minLength: K, maxLength: K }), { nil: undefined })
              : fc.constant(undefined),
          reduction: fc.constantFrom("none" as const, "mean" as const, "sum" as const, "batchmean" as const),
          temperature: fc.constantFrom(...(drawn.temperatures ?? [1, 1, 0.07, 2.5])),
        },
        { noNullPrototype: true },
      );
    })
    .map(consistentPadding)
    .map(withoutWeightlessMean)
    .map(asInputKind);
}

const weight = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0.01, max: 10, noNaN: true }));

/**
 * The binary convention goes with binary losses, padding with the others. A multi-hot target that gives its share to
 * the others (nobody does that) is rounded by the sum of the row, so that 1 - t has no digits near 1.
 */
function fitting(convention: string, loss: string, soft: boolean): NonNullable<LossRequest["convention"]> {
  if (loss === "binaryCrossEntropy" && (convention === "padded" || (soft && convention === "others"))) return "binary";
  if (loss !== "binaryCrossEntropy" && convention === "binary") return "uniform";
  return convention as NonNullable<LossRequest["convention"]>;
}

function logitRow(K: number, scale: number, masked: boolean): fc.Arbitrary<number[]> {
  const logit = fc.double({ min: -scale, max: scale, noNaN: true });
  const entry = masked ? fc.oneof({ weight: 8, arbitrary: logit }, fc.constant(-Infinity)) : logit;
  return fc
    .tuple(logit, fc.array(entry, { minLength: K, maxLength: K }), fc.nat({ max: K - 1 }))
    .map(([finite, row, k]) => {
      if (row.every((z) => z === -Infinity)) row[k] = finite;
      return row;
    });
}

function indexTargets(rows: number, K: number): fc.Arbitrary<number[]> {
  const index = fc.oneof({ weight: 8, arbitrary: fc.nat({ max: K - 1 }) }, fc.constant(-100));
  return fc.array(index, { minLength: rows, maxLength: rows });
}

function softTargets(rows: number, K: number, loss: string): fc.Arbitrary<number[][]> {
  const row =
    loss === "binaryCrossEntropy"
      ? fc.array(fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0.01, max: 0.9, noNaN: true })), {
          minLength: K,
          maxLength: K,
        })
      : probabilityRow(K);
  return fc.array(row, { minLength: rows, maxLength: rows });
}

function probabilityRow(K: number): fc.Arbitrary<number[]> {
  const some = fc.double({ min: 0.05, max: 1, noNaN: true });
  const mass: fc.Arbitrary<number> = fc.oneof({ weight: 4, arbitrary: some }, fc.constant(0));
  const masses = fc.array(mass, { minLength: K, maxLength: K });
  return fc.tuple(masses, fc.nat({ max: K - 1 })).map(([drawn, k]) => {
    const row = drawn.every((p) => p === 0) ? drawn.map((_, j) => Number(j === k)) : drawn;
    const total = row.reduce((a, b) => a + b, 0);
    return row.map((p) => p / total);
  });
}

/** A soft target is padding wholly or not at all. */
function consistentPadding(problem: Problem): Problem {
  const { paddingIndex: pad, targets, targetKind } = problem;
  if (pad === undefined || targetKind === "indices") return problem;
  const rows = (targets as readonly (readonly number[])[]).map((row) =>
    row[pad]! > 0 ? row.map((_, k) => Number(k === pad)) : row,
  );
  return { ...problem, targets: rows };
}

/** A mean whose weights sum to 0 is a division by 0, whose sign rounding decides. */
function withoutWeightlessMean(problem: Problem): Problem {
  const { classWeights, targets, targetKind } = problem;
  if (classWeights === undefined || targetKind !== "indices") return problem;
  const weighted = (targets as readonly number[]).some((y) => ((classWeights as number[])[y] ?? 0) > 0);
  return weighted ? problem : { ...problem, reduction: "sum" };
}

/** Logits become the probabilities or log-probabilities of the same model. */
function asInputKind(problem: Problem): Problem {
  const { inputKind, loss } = problem;
  if (inputKind === "logits") return problem;
  const logits = problem.logits.map((row) => {
    const total = row.map((z) => Math.exp(z - Math.max(...row))).reduce((a, b) => a + b, 0);
    return row.map((z) => {
      const p = loss === "binaryCrossEntropy" ? 1 / (1 + Math.exp(-z)) : Math.exp(z - Math.max(...row)) / total;
      return inputKind === "probabilities" ? Math.min(p, 1) : Math.log(Math.min(p, 1));
    });
  });
  return { ...problem, logits };
}
