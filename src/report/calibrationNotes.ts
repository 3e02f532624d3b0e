/** What a reader of calibration figures has to know: how they are defined, and which rows are left out. */
import type { CalibrationFigures } from "../core/calibration/figuresOf.ts";

/** How each figure is computed, one sentence each. */
export function calibrationDefinitions({ binCount, isAdaptiveEceExact }: CalibrationFigures): readonly string[] {
  return [
    "Confidence is the largest probability of a row, p = softmax(z/T); the prediction is the first class that has it.",
    `ECE (expected calibration error; Guo et al. 2017): rows fall into ${binCount} bins of equal width over their confidence, (lower, upper]; the mean of |accuracy - mean confidence| of the bins, weighted by their rows.`,
    "MCE (maximum calibration error): the largest |accuracy - mean confidence| of a bin that is not empty. A bin of few rows can decide it.",
    `Adaptive ECE: rows sorted by confidence, cut into ${binCount} bins of equally many rows (numpy.array_split), then as ECE.${isAdaptiveEceExact ? "" : " There are so many rows that the cuts go through cells of about equal confidence: the last digits are not exact."}`,
    "Brier score: the sum over the classes of (p - one-hot)², mean over the rows; 0 is best, 2 worst. NLL: mean of -log p of the true class, in nats.",
    "Temperature: the T > 0 at which the NLL of softmax(z/T) is least. It changes confidence, never the prediction. Fit it on rows that are not used to judge it; here both are the same rows.",
    "Training loss under smoothing: (1-a)·NLL + a·mean of -log p over the classes (uniform convention). The floor is what a perfect model would show, the excess what is left to lose. Losses of different values cannot be compared, excesses can.",
    "The mean logit gap is between the largest and the second logit. Smoothing pulls it towards the optimal gap ln((1-a+a/K)/(a/K)).",
    "The band of a bin: accuracies between which 95 % of 1,000 resamples of its rows lie (parametric bootstrap, half a row added to either side).",
    "These figures describe these rows. Whether smoothing or a temperature helps is for rows to say that neither was fitted on.",
  ];
}

/** What is left out or odd, one sentence each; nothing where all rows count. */
export function calibrationNotes(figures: CalibrationFigures): readonly string[] {
  const { rows, skipped, firstBadLabel, numClasses, notNormalised, impossible, infiniteGaps } = figures;
  const notes: string[] = [];
  const say = (count: number, one: string, many: string) => {
    if (count > 0) notes.push(count === 1 ? `1 row ${one}` : `${count.toLocaleString("en")} rows ${many}`);
  };
  say(skipped.ignored, "has the ignored label and is left out.", "have the ignored label and are left out.");
  if (firstBadLabel !== undefined) {
    const where = `row ${firstBadLabel.row.toLocaleString("en")} has ${firstBadLabel.label}, but the classes are 0 to ${numClasses - 1}`;
    say(
      skipped.badLabel,
      `has a label that is no class and is left out: ${where}. Do these labels belong to these rows, and do they count from 0?`,
      `have labels that are no class and are left out: ${where}. Do these labels belong to these rows, and do they count from 0?`,
    );
  }
  say(
    skipped.notFinite,
    "holds nan, +inf, nothing but -inf, or a number that is no probability, and is left out. Look for an overflow in the model.",
    "hold nan, +inf, nothing but -inf, or a number that is no probability, and are left out. Look for an overflow in the model.",
  );
  say(
    impossible,
    "gives its true class the probability 0: the NLL is infinite, and the temperature is fitted on the other rows. Is the true class masked?",
    "give their true class the probability 0: the NLL is infinite, and the temperature is fitted on the other rows. Is the true class masked?",
  );
  say(
    notNormalised,
    "has probabilities that do not sum to 1; they are used as they are. Are these logits?",
    "have probabilities that do not sum to 1; they are used as they are. Are these logits?",
  );
  if (numClasses > 1) {
    say(
      infiniteGaps,
      "has one class alone that is possible; its gap is infinite and left out of the mean gap.",
      "have one class alone that is possible; their gaps are infinite and left out of the mean gap.",
    );
  }
  if (rows === 0) notes.push("No row counts: all figures are nan.");
  return notes;
}
