/** A running sum over rows of logits, from which all calibration figures follow; its size does not grow with the rows. */
import type { InputKind } from "../lossProblem.ts";
import { addTo, newSum, type RunningSum } from "../sum.ts";
import { addToEqualMass, type EqualMass, newEqualMass } from "./equalMass.ts";
import { addToHistogram, type GrowingHistogram, newHistogram } from "./growingHistogram.ts";
import { isRanked, newRanking, type Ranking, rank } from "./ranking.ts";
import { addToBin, type BinSums, binOf, newBins } from "./reliability.ts";
import { type RowBuffers, type RowCalibration, rowBuffers, rowCalibration } from "./rowCalibration.ts";

export interface CalibrationOptions {
  readonly numClasses: number;
  /** Bins of ECE, MCE and adaptive ECE; 15 as in Guo et al. 2017. */
  readonly binCount?: number;
  readonly temperature?: number;
  readonly inputKind?: InputKind;
  /** Rows of this label are left out; -100 as in PyTorch. */
  readonly ignoreIndex?: number;
  /** How many of the worst rows are remembered. */
  readonly rowsKept?: number;
}

/** A row that is worth looking at. */
export interface NotedRow {
  readonly row: number;
  readonly label: number;
  readonly predicted: number;
  readonly confidence: number;
  readonly nll: number;
}

/** Rows that do not count, by why. */
export interface SkippedRows {
  /** Their label is ignoreIndex. */
  ignored: number;
  /** Their label is no class. */
  badLabel: number;
  /** They hold NaN, +inf, nothing but -inf, or a number that is no probability. */
  notFinite: number;
}

/** Changed by `addRow`; read by `figuresOf`. */
export interface Calibration {
  readonly options: Required<CalibrationOptions>;
  /** All rows seen, and those that count. */
  rowsSeen: number;
  rows: number;
  correct: number;
  readonly skipped: SkippedRows;
  /** Row and label of the first row whose label is no class. */
  firstBadLabel: { readonly row: number; readonly label: number } | undefined;
  /** Rows of probabilities whose sum is off 1 by more than a thousandth; they are used as they are. */
  notNormalised: number;
  /** Rows whose true class has probability 0: their loss is infinite at every temperature. */
  impossible: number;
  readonly nll: RunningSum;
  readonly uniformNll: RunningSum;
  readonly brier: RunningSum;
  readonly confidence: RunningSum;
  readonly topGap: RunningSum;
  readonly bins: BinSums;
  readonly equalMass: EqualMass;
  readonly confidences: BinSums;
  readonly gaps: GrowingHistogram;
  readonly classes: ClassSums;
  readonly worst: Ranking<NotedRow>;
  readonly confidentlyWrong: Ranking<NotedRow>;
  readonly buffers: RowBuffers;
}

/** Sums for each class. */
export interface ClassSums {
  /** Rows whose true class it is, and how many of them are right. */
  readonly labelled: Float64Array;
  readonly correct: Float64Array;
  /** Rows predicted as it, the sum of their confidences, and their bins, one class after the other. */
  readonly predicted: Float64Array;
  readonly confidence: Float64Array;
  readonly bins: BinSums;
  /** Sum of its probability over all rows. */
  readonly mass: Float64Array;
}

/** Bins of the histogram of confidences. */
const CONFIDENCE_BINS = 50;

/** Probabilities whose sum is off 1 by more than this are counted: float16 rounds a thousand of them by less. */
const SUM_TOLERANCE = 1e-3;

/** An empty sum. */
export function newCalibration(options: CalibrationOptions): Calibration {
  const {
    numClasses,
    binCount = 15,
    temperature = 1,
    inputKind = "logits",
    ignoreIndex = -100,
    rowsKept = 20,
  } = options;
  const perClass = () => new Float64Array(numClasses);
  return {
    options: { numClasses, binCount, temperature, inputKind, ignoreIndex, rowsKept },
    rowsSeen: 0,
    rows: 0,
    correct: 0,
    skipped: { ignored: 0, badLabel: 0, notFinite: 0 },
    firstBadLabel: undefined,
    notNormalised: 0,
    impossible: 0,
    nll: newSum(),
    uniformNll: newSum(),
    brier: newSum(),
    confidence: newSum(),
    topGap: newSum(),
    bins: newBins(binCount),
    equalMass: newEqualMass(),
    confidences: newBins(CONFIDENCE_BINS),
    gaps: newHistogram(),
    classes: {
      labelled: perClass(),
      correct: perClass(),
      predicted: perClass(),
      confidence: perClass(),
      bins: newBins(numClasses * binCount),
      mass: perClass(),
    },
    worst: newRanking(rowsKept),
    confidentlyWrong: newRanking(rowsKept),
    buffers: rowBuffers(numClasses),
  };
}

/** Adds one row, in the kind that the options say, with its true class. */
export function addRow(calibration: Calibration, row: ArrayLike<number>, label: number): void {
  const { options, buffers, classes } = calibration;
  if (!countsLabel(calibration, label)) return;
  const figures = rowCalibration(row, label, options.temperature, options.inputKind, buffers);
  if (figures === null) {
    calibration.skipped.notFinite++;
    calibration.rowsSeen++;
    return;
  }
  let total = 0;
  for (let k = 0; k < options.numClasses; k++) {
    total += buffers.probs[k]!;
    classes.mass[k]! += buffers.probs[k]!;
  }
  if (Math.abs(total - 1) > SUM_TOLERANCE) calibration.notNormalised++;
  addFigures(calibration, figures, label);
}

/** Adds the rows of `values`, one after the other, `labels[i]` being the class of row i. */
export function addRows(
  calibration: Calibration,
  values: Float64Array | Float32Array,
  labels: ArrayLike<number>,
): void {
  const { numClasses } = calibration.options;
  for (let i = 0; i < labels.length; i++) {
    addRow(calibration, values.subarray(i * numClasses, (i + 1) * numClasses), labels[i]!);
  }
}

/** Whether a row of this label counts; if not, it is counted as seen and left out. */
export function countsLabel(calibration: Calibration, label: number): boolean {
  const { options, skipped } = calibration;
  if (label === options.ignoreIndex) skipped.ignored++;
  else if (Number.isInteger(label) && label >= 0 && label < options.numClasses) return true;
  else {
    skipped.badLabel++;
    calibration.firstBadLabel ??= { row: calibration.rowsSeen, label };
  }
  calibration.rowsSeen++;
  return false;
}

/** Adds a row whose figures are computed; the classes' probability mass is the caller's to add. */
export function addFigures(calibration: Calibration, figures: RowCalibration, label: number): void {
  const { bins, classes, options } = calibration;
  const { nll, confidence, predicted, isCorrect, topGap } = figures;
  const row = calibration.rowsSeen++;
  calibration.rows++;
  if (nll === Number.POSITIVE_INFINITY) calibration.impossible++;
  addTo(calibration.nll, nll);
  addTo(calibration.uniformNll, figures.uniformNll);
  addTo(calibration.brier, figures.brier);
  addTo(calibration.confidence, confidence);
  if (Number.isFinite(topGap)) addTo(calibration.topGap, topGap);
  const bin = binOf(confidence, options.binCount);
  addToBin(bins, bin, confidence, isCorrect);
  addToBin(classes.bins, predicted * options.binCount + bin, confidence, isCorrect);
  addToBin(calibration.confidences, binOf(confidence, CONFIDENCE_BINS), confidence, isCorrect);
  addToEqualMass(calibration.equalMass, confidence, isCorrect);
  addToHistogram(calibration.gaps, topGap, isCorrect);
  classes.labelled[label]!++;
  classes.predicted[predicted]!++;
  classes.confidence[predicted]! += confidence;
  if (isCorrect) {
    calibration.correct++;
    classes.correct[label]!++;
  }
  const noted = () => ({ row, label, predicted, confidence, nll });
  if (isRanked(calibration.worst, nll)) rank(calibration.worst, nll, noted());
  if (!isCorrect && isRanked(calibration.confidentlyWrong, confidence))
    rank(calibration.confidentlyWrong, confidence, noted());
}
