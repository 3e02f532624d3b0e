/** Python with NumPy alone that reproduces the calibration figures from the files: .npy, or members of an .npz. */
import { SHOWN_VALUES } from "../core/calibration/smoothedTrainingLoss.ts";
import type { Checked } from "../core/checked.ts";
import type { InputKind } from "../core/lossProblem.ts";

/** An array in a file; `member` names it inside an .npz. */
export interface SnippetArray {
  readonly file: string;
  readonly member?: string;
}

export interface CalibrationSnippetRequest {
  readonly logits: SnippetArray;
  readonly labels: SnippetArray;
  readonly inputKind: InputKind;
  /** Labels as one class a row, or as one-hot rows. */
  readonly labelKind: "indices" | "oneHot";
  readonly binCount: number;
  readonly ignoreIndex: number;
}

/** Gives the program, or why there is none. It prints each figure under the name that the report gives it. */
export function calibrationSnippet(request: CalibrationSnippetRequest): Checked<string> {
  const { logits, labels, inputKind, labelKind, binCount, ignoreIndex } = request;
  const [loadLogits, loadLabels] = [loading(logits), loading(labels)];
  const unread = loadLogits === undefined ? logits : loadLabels === undefined ? labels : undefined;
  if (unread !== undefined) {
    return {
      problem: `The Python code reads .npy and .npz files, and ${unread.file} is neither. Save it with numpy.save, and open that file.`,
    };
  }
  return {
    value: `"""Calibration of ${docText(logits.file)}, with NumPy alone."""
import numpy as np

BINS = ${binCount}
given = ${loadLogits}.astype(np.float64)
labels = ${loadLabels}${labelKind === "oneHot" ? ".argmax(axis=1)" : ".reshape(-1)"}
rows = labels != ${ignoreIndex}
rows &= (labels >= 0) & (labels < given.shape[1]) & (labels == np.floor(labels))
${VALID[inputKind]}
given, labels = given[rows], labels[rows].astype(np.int64)
if len(labels) == 0:
    raise SystemExit("No row counts.")
true = np.arange(len(labels)), labels
${LOGITS[inputKind]}


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def gap_of_bins(bins, confidence, correct):
    gaps = [(len(b) / len(labels), abs(correct[b].mean() - confidence[b].mean())) for b in bins if len(b)]
    return sum(share * gap for share, gap in gaps), max(gap for _, gap in gaps)


def figures(log_probs, probs):
    confidence, correct = probs.max(axis=1), probs.argmax(axis=1) == labels
    edges = np.arange(BINS + 1) / BINS
    place = np.clip(np.searchsorted(edges, confidence, side="left") - 1, 0, BINS - 1)  # (lower, upper]
    ece, mce = gap_of_bins([np.flatnonzero(place == b) for b in range(BINS)], confidence, correct)
    by_confidence = np.argsort(confidence, kind="stable")
    adaptive_ece, _ = gap_of_bins(np.array_split(by_confidence, BINS), confidence, correct)
    one_hot = np.zeros_like(probs)
    one_hot[true] = 1
    return {
        "accuracy": correct.mean(),
        "mean confidence": confidence.mean(),
        "NLL": -log_probs[true].mean(),
        "Brier score": ((probs - one_hot) ** 2).sum(axis=1).mean(),
        "ECE": ece,
        "MCE": mce,
        "adaptive ECE": adaptive_ece,
    }


def fit_temperature():
    """The root of the slope of the NLL in b = 1/T, by bisection; None where there is none."""
    possible = np.isfinite(logits[true])
    z = logits[possible] - logits[possible].max(axis=1, keepdims=True)
    own = z[np.arange(len(z)), labels[possible]]
    finite = np.isfinite(z)
    z0 = np.where(finite, z, 0)

    def slope(b):
        e = np.where(finite, np.exp(b * z0), 0)
        return ((e * z0).sum(axis=1) / e.sum(axis=1) - own).mean()

    if len(z) == 0 or (own == 0).all() or not slope(0.0) < 0:
        return None
    low, high = 1.0, 1.0
    while slope(low) > 0:
        low /= 2
    while slope(high) < 0:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) < 0 else (low, middle)
    return 2 / (low + high)


with np.errstate(divide="ignore", invalid="ignore"):
    ${PREDICTIONS[inputKind]}
    result = {"rows": len(labels), **figures(log_probs, probs)}
    if logits.shape[1] > 1:
        two = np.partition(logits, -2, axis=1)[:, -2:]
        gaps = two[:, 1] - two[:, 0]
        result["mean logit gap"] = gaps[np.isfinite(gaps)].mean()
    hard, uniform = -log_probs[true].mean(), -log_probs.mean()
    for a in [${SHOWN_VALUES.join(", ")}]:
        result[f"training loss at a = {a}"] = hard if a == 0 else (1 - a) * hard + a * uniform
    temperature = fit_temperature()
    if temperature is not None:
        scaled = log_softmax(logits / temperature)
        after = figures(scaled, np.exp(scaled))
        result["temperature"] = temperature
        result.update({f"{name} at the temperature": after[name] for name in ["NLL", "ECE"]})

for name, value in result.items():
    print(f"{name}: {value:.10g}")
`,
  };
}

/** Which rows say something, as the figures count them. */
const VALID: Readonly<Record<InputKind, string>> = {
  logits: "rows &= ~np.isnan(given).any(axis=1) & np.isfinite(given.max(axis=1))",
  probabilities: "rows &= ((given >= 0) & (given <= 1 + 1e-6)).all(axis=1) & (given.max(axis=1) > 0)",
  logProbabilities: "rows &= (given <= 1e-6).all(axis=1) & np.isfinite(given.max(axis=1))",
};

const LOGITS: Readonly<Record<InputKind, string>> = {
  logits: "logits = given",
  probabilities: 'with np.errstate(divide="ignore"):\n    logits = np.log(given)',
  logProbabilities: "logits = given",
};

/** Probabilities that are given are used as they are. */
const PREDICTIONS: Readonly<Record<InputKind, string>> = {
  logits: "log_probs = log_softmax(logits)\n    probs = np.exp(log_probs)",
  probabilities: "log_probs, probs = logits, given",
  logProbabilities: "log_probs, probs = logits, np.exp(logits)",
};

function loading({ file, member }: SnippetArray): string | undefined {
  const load = `np.load(${JSON.stringify(file)})`;
  if (/\.npz$/i.test(file)) return member === undefined ? undefined : `${load}[${JSON.stringify(member)}]`;
  return /\.npy$/i.test(file) ? load : undefined;
}

/** A file's name inside a docstring. */
function docText(name: string): string {
  return name.replace(/[\\"\p{Cc}]/gu, "?");
}
