/** The built-in losses that hand-written ones are made of: kl_div, nll_loss and cross_entropy. */
import { gather } from "./indexing.ts";
import type { Reader } from "./reader.ts";
import { logSoftmax, map, reduce, type Tensor, tensor, Unsupported, zip } from "./tensor.ts";

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Old flags decide the reduction where they are given. */
function reductionOf(read: Reader, position: number): string {
  if (read.has("reduce") && !read.flag("reduce", undefined, true)) return "none";
  if (read.has("size_average")) return read.flag("size_average", undefined, true) ? "mean" : "sum";
  return read.string("reduction", position, "mean");
}

/** F.kl_div(log p, t): t (log t - log p), with 0 log 0 = 0. */
export function klDiv(read: Reader): Tensor {
  const [logProbs, targets] = [read.tensor("input", 0), read.tensor("target", 1)];
  const isLog = read.flag("log_target", undefined, false);
  const terms = zip(targets, logProbs, (t, logP) =>
    isLog ? Math.exp(t) * (t - logP) : (t === 0 ? 0 : t * Math.log(t)) - t * logP,
  );
  const reduction = reductionOf(read, 4);
  if (reduction === "none") return terms;
  const total = reduce(terms, undefined, false, sum);
  const divisor = reduction === "mean" ? terms.data.length : reduction === "batchmean" ? terms.shape[0]! : 1;
  return map(total, (value) => value / divisor);
}

/** F.nll_loss on log-probabilities (N, C). */
export function nllLoss(read: Reader): Tensor {
  return indexLoss(read.tensor("input", 0), read, 0);
}

/** F.cross_entropy on logits (N, C), class indices or probabilities. */
export function crossEntropy(read: Reader): Tensor {
  const logProbs = logSoftmax(read.tensor("input", 0), 1);
  const targets = read.tensor("target", 1);
  const smoothing = read.number("label_smoothing", 7, 0);
  if (targets.dtype === "int") return indexLoss(logProbs, read, smoothing);
  const classes = logProbs.shape[1]!;
  const soft = map(targets, (t) => t * (1 - smoothing) + smoothing / classes);
  if (read.has("weight", 2)) throw new Unsupported("Weights of probability targets.");
  const rows = reduce(
    zip(soft, logProbs, (t, logP) => -t * logP),
    [1],
    false,
    sum,
  );
  return reduced(rows, reductionOf(read, 6), rows.data.length);
}

function indexLoss(logProbs: Tensor, read: Reader, smoothing: number): Tensor {
  const targets = read.tensor("target", 1);
  if (logProbs.shape.length !== 2 || targets.dtype !== "int") throw new Unsupported("Not class indices.");
  const ignored = read.number("ignore_index", 4, -100);
  const counted = map(targets, (y) => Number(y !== ignored), "bool");
  const index = tensor(
    [targets.data.length, 1],
    targets.data.map((y) => (y === ignored ? 0 : y)),
    "int",
  );
  const weight = read.has("weight", 2) ? read.tensor("weight", 2) : undefined;
  const terms = map(
    weight === undefined ? logProbs : zip(logProbs, weight, (logP, w) => logP * w),
    (value) => 0 - value,
  );
  const nll = reduce(gather(terms, 1, index), [1], false, sum);
  const all = reduce(terms, [1], false, (values) => sum(values) / values.length);
  const rows = zip(
    zip(nll, all, (x, y) => (1 - smoothing) * x + smoothing * y),
    counted,
    (x, isCounted) => x * isCounted,
  );
  const weights = index.data.map((y, row) => counted.data[row]! * (weight?.data[y] ?? 1));
  return reduced(rows, reductionOf(read, 6), sum(weights));
}

function reduced(rows: Tensor, reduction: string, divisor: number): Tensor {
  if (reduction === "none") return rows;
  const total = reduce(rows, undefined, false, sum);
  return reduction === "sum" ? total : map(total, (value) => value / divisor);
}
