/** The report of "Interpret Loss Value": what a loss from a log means under smoothing. */
import type { LossInterpretation } from "../core/interpretLoss.ts";
import { describeSmoothing } from "./describeSmoothing.ts";
import { formatNumber, shortNumber } from "./formatNumber.ts";
import { type Cell, type Report, strong } from "./report.ts";
import { toJson } from "./toJson.ts";

/** Gives the report. */
export function interpretationReport(reading: LossInterpretation, decimals: number): Report {
  const { loss, labelSmoothing, numClasses, convention, facts, excess, chanceLoss, hardLoss, perplexity } = reading;
  const range = (ends: readonly [number, number] | null): Cell =>
    ends === null ? "impossible" : { kind: "range", from: ends[0], to: ends[1] };
  return {
    title: "Loss Value",
    blocks: [
      {
        kind: "text",
        text: `A mean cross entropy of ${shortNumber(loss, 6)} with ${numClasses.toLocaleString("en")} classes; ${describeSmoothing(labelSmoothing, convention)}.`,
      },
      { kind: "text", text: verdict(reading, decimals) },
      {
        kind: "table",
        columns: ["", "value"],
        rows: [
          ["loss shown", strong(loss)],
          ["floor: what a perfect model shows", facts.minimumLoss],
          ["excess over the floor", strong(excess)],
          ["loss of guessing (all classes alike)", chanceLoss],
          ["the same model without smoothing, at best … at worst", range(hardLoss)],
          ["its perplexity, at best … at worst", range(perplexity)],
          ["exp(loss), not a perplexity of the model", Math.exp(loss)],
          ["optimal logit gap", facts.optimalGap ?? "none"],
        ],
      },
    ],
    details: [
      {
        kind: "list",
        items: [
          "The excess is the mean KL divergence from the smoothed targets to the predictions. Compare it between runs; the loss itself only with runs of the same value, convention and number of classes.",
          "At best and at worst hold for the mean of any model that shows this loss. At best it is more confident than its targets, at worst less.",
          "A perplexity belongs to the unsmoothed loss: under smoothing it gets worse although the model may have become better (Müller, Kornblith and Hinton 2019: BLEU rose while perplexity worsened).",
        ],
      },
    ],
    arrays: [
      { name: "loss", shape: [], values: [loss] },
      { name: "minimum_loss", shape: [], values: [facts.minimumLoss] },
      { name: "excess", shape: [], values: [excess] },
    ],
    json: toJson(reading),
  };
}

function verdict({ loss, excess, facts, chanceLoss, labelSmoothing }: LossInterpretation, decimals: number): string {
  const number = (value: number) => formatNumber(value, decimals);
  if (excess < 0) {
    return `No model can show ${shortNumber(loss, 6)}: the floor is ${number(facts.minimumLoss)}. Was another value used, is this an unsmoothed validation loss, a sum or another mean, a KL divergence (its floor is 0), or a loss with class weights?`;
  }
  if (labelSmoothing === 0) return `Without smoothing the floor is 0, and all of ${number(loss)} is excess.`;
  const share = loss > 0 ? ` ${Math.round((100 * facts.minimumLoss) / loss)} % of the loss shown is the floor.` : "";
  const guess = loss > chanceLoss ? ` That is worse than guessing (${number(chanceLoss)}).` : "";
  return `${number(excess)} of it can still be lost; the rest, ${number(facts.minimumLoss)}, is the floor that smoothing sets.${share}${guess}`;
}
