/** The calibration figures of the rows added so far. */
import { totalOf } from "../sum.ts";
import type { Calibration, NotedRow, SkippedRows } from "./calibration.ts";
import { adaptiveEce, isExact } from "./equalMass.ts";
import { type BinSums, eceOf, mceOf, type ReliabilityBin, reliabilityBins } from "./reliability.ts";

/** Means are over the rows that count, NaN where there is none. Losses in nats. */
export interface CalibrationFigures {
  readonly numClasses: number;
  readonly binCount: number;
  readonly temperature: number;
  /** All rows seen, those that count, and the others by why. */
  readonly rowsSeen: number;
  readonly rows: number;
  readonly skipped: Readonly<SkippedRows>;
  readonly firstBadLabel: { readonly row: number; readonly label: number } | undefined;
  readonly notNormalised: number;
  readonly impossible: number;
  readonly accuracy: number;
  readonly nll: number;
  /** Mean of -log p over all classes and rows. */
  readonly uniformNll: number;
  readonly brier: number;
  readonly ece: number;
  readonly mce: number;
  readonly adaptiveEce: number;
  /** False beyond 131,072 rows, where the cuts of adaptive ECE go through cells of about equal confidence. */
  readonly isAdaptiveEceExact: boolean;
  readonly meanConfidence: number;
  /** Of the rows whose gap is finite; NaN with a single class. */
  readonly meanTopGap: number;
  readonly reliabilityBins: readonly ReliabilityBin[];
  readonly confidenceHistogram: readonly HistogramBin[];
  readonly gapHistogram: readonly HistogramBin[];
  /** Rows whose gap is infinite: all other classes are masked. */
  readonly infiniteGaps: number;
  readonly classes: readonly ClassCalibration[];
  /** Largest loss first; among the wrong rows, largest confidence first. */
  readonly worstRows: readonly NotedRow[];
  readonly confidentlyWrongRows: readonly NotedRow[];
}

/** How many rows lie between `lower` and `upper`, and how many of them are right. */
export interface HistogramBin {
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
  readonly correct: number;
}

/** One class: as the truth (recall), as the prediction (precision against confidence), and over all rows (mass against share). */
export interface ClassCalibration {
  readonly index: number;
  /** Rows whose true class it is, and the share of them that is predicted right; null without rows. */
  readonly count: number;
  readonly recall: number | null;
  /** Rows predicted as it, the share of them that is right, their mean confidence, and their ECE; null without rows. */
  readonly predictedCount: number;
  readonly precision: number | null;
  readonly meanConfidence: number | null;
  readonly ece: number | null;
  /** Its mean probability over all rows, beside the share of rows whose true class it is. */
  readonly meanProb: number;
  readonly share: number;
}

/** Gives the figures; the calibration can go on growing. */
export function figuresOf(calibration: Calibration): CalibrationFigures {
  const { options, rows, bins, equalMass, gaps } = calibration;
  const mean = (sum: Calibration["nll"]) => totalOf(sum) / rows;
  const finiteGaps = gaps.count.reduce((sum, count) => sum + count, 0);
  return {
    numClasses: options.numClasses,
    binCount: options.binCount,
    temperature: options.temperature,
    rowsSeen: calibration.rowsSeen,
    rows,
    skipped: { ...calibration.skipped },
    firstBadLabel: calibration.firstBadLabel,
    notNormalised: calibration.notNormalised,
    impossible: calibration.impossible,
    accuracy: calibration.correct / rows,
    nll: mean(calibration.nll),
    uniformNll: mean(calibration.uniformNll),
    brier: mean(calibration.brier),
    ece: eceOf(bins),
    mce: mceOf(bins),
    adaptiveEce: adaptiveEce(equalMass, options.binCount),
    isAdaptiveEceExact: isExact(equalMass),
    meanConfidence: mean(calibration.confidence),
    meanTopGap: totalOf(calibration.topGap) / finiteGaps,
    reliabilityBins: reliabilityBins(bins),
    confidenceHistogram: histogram(calibration.confidences, 1 / calibration.confidences.count.length),
    gapHistogram: usedBins(histogram(gaps, gaps.width)),
    infiniteGaps: gaps.infinite,
    classes: classFigures(calibration),
    worstRows: calibration.worst.entries.map(({ item }) => item),
    confidentlyWrongRows: calibration.confidentlyWrong.entries.map(({ item }) => item),
  };
}

function histogram({ count, correct }: Pick<BinSums, "count" | "correct">, width: number): HistogramBin[] {
  return Array.from(count, (rows, i) => ({
    lower: i * width,
    upper: (i + 1) * width,
    count: rows,
    correct: correct[i]!,
  }));
}

/** Without the empty bins at the end. */
function usedBins(bins: readonly HistogramBin[]): readonly HistogramBin[] {
  return bins.slice(0, bins.findLastIndex(({ count }) => count > 0) + 1);
}

function classFigures({ options, rows, classes }: Calibration): readonly ClassCalibration[] {
  const { numClasses, binCount } = options;
  const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return Array.from({ length: numClasses }, (_, k) => {
    const [from, to] = [k * binCount, (k + 1) * binCount];
    const bins = {
      count: classes.bins.count.subarray(from, to),
      correct: classes.bins.correct.subarray(from, to),
      confidence: classes.bins.confidence.subarray(from, to),
    };
    const [count, predictedCount, correct] = [classes.labelled[k]!, classes.predicted[k]!, classes.correct[k]!];
    return {
      index: k,
      count,
      recall: ratio(correct, count),
      predictedCount,
      precision: ratio(correct, predictedCount),
      meanConfidence: ratio(classes.confidence[k]!, predictedCount),
      ece: predictedCount === 0 ? null : eceOf(bins),
      meanProb: classes.mass[k]! / rows,
      share: count / rows,
    };
  });
}
