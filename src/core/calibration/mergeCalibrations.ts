/** Two running sums of calibration made one, for rows that were added up in parts. */
import { addTo, type RunningSum } from "../sum.ts";
import type { Calibration, NotedRow } from "./calibration.ts";
import { mergeEqualMass } from "./equalMass.ts";
import { mergeHistogram } from "./growingHistogram.ts";
import { type Ranking, rank } from "./ranking.ts";
import { addBins } from "./reliability.ts";

/**
 * Adds the rows of `later`, of the same options, which come after those of `calibration`: as if all had been added to it.
 * Where rows between them are missing, `firstRow` is the number of the later's first.
 */
export function mergeCalibrations(
  calibration: Calibration,
  later: Calibration,
  firstRow: number = calibration.rowsSeen,
): void {
  calibration.rowsSeen += later.rowsSeen;
  calibration.rows += later.rows;
  calibration.correct += later.correct;
  calibration.notNormalised += later.notNormalised;
  calibration.impossible += later.impossible;
  for (const reason of ["ignored", "badLabel", "notFinite"] as const) {
    calibration.skipped[reason] += later.skipped[reason];
  }
  if (later.firstBadLabel !== undefined) {
    calibration.firstBadLabel ??= { ...later.firstBadLabel, row: firstRow + later.firstBadLabel.row };
  }
  for (const name of ["nll", "uniformNll", "brier", "confidence", "topGap"] as const) {
    addSum(calibration[name], later[name]);
  }
  addBins(calibration.bins, later.bins);
  addBins(calibration.confidences, later.confidences);
  addBins(calibration.classes.bins, later.classes.bins);
  for (const name of ["labelled", "correct", "predicted", "confidence", "mass"] as const) {
    const [to, from] = [calibration.classes[name], later.classes[name]];
    for (let k = 0; k < to.length; k++) to[k]! += from[k]!;
  }
  mergeEqualMass(calibration.equalMass, later.equalMass);
  mergeHistogram(calibration.gaps, later.gaps);
  addRanked(calibration.worst, later.worst, firstRow);
  addRanked(calibration.confidentlyWrong, later.confidentlyWrong, firstRow);
}

function addSum(sum: RunningSum, later: RunningSum): void {
  addTo(sum, later.total);
  sum.compensation += later.compensation;
}

function addRanked(ranking: Ranking<NotedRow>, later: Ranking<NotedRow>, firstRow: number): void {
  for (const { score, item } of later.entries) rank(ranking, score, { ...item, row: firstRow + item.row });
}
