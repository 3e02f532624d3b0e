/** The report of "Compare Smoothing Values": value against loss, floor, excess and gradient norm, on the same logits. */

import { CONVENTIONS } from "../core/convention.ts";
import type { LossProblem } from "../core/lossProblem.ts";
import type { LossTotals } from "../core/lossTotals.ts";
import { shortNumber } from "./formatNumber.ts";
import { type Report, short } from "./report.ts";
import { toJson } from "./toJson.ts";

/** Gives the report; `totals` are in the order of the values. */
export function valuesReport(
  problem: LossProblem,
  totals: readonly LossTotals[],
  { sources, warnings }: { readonly sources: readonly string[]; readonly warnings: readonly string[] },
): Report {
  const least = totals.reduce((best, total) => (total.excess < best.excess ? total : best), totals[0]!);
  const column = (name: string, pick: (total: LossTotals) => number) => ({
    name,
    shape: [totals.length],
    values: totals.map(pick),
  });
  return {
    title: "Comparison of Smoothing Values",
    blocks: [
      {
        kind: "text",
        text: `The same ${problem.numRows.toLocaleString("en")} × ${problem.numClasses.toLocaleString("en")} logits under several values; ${CONVENTIONS[problem.convention].title}, reduction ${problem.reduction}.`,
      },
      ...(warnings.length > 0 ? [{ kind: "list" as const, items: warnings }] : []),
      {
        kind: "table",
        columns: ["a", "loss", "floor", "excess", "gradient norm", "optimal gap"],
        rows: totals.map((total) => [
          short(total.labelSmoothing),
          total.loss,
          total.minimumLoss,
          total.excess,
          total.gradientNorm,
          total.optimalGap ?? "differs by class",
        ]),
      },
    ],
    details: [
      {
        kind: "list",
        items: [
          "Losses of different values cannot be compared: each has its own floor. The excess can.",
          `These logits are nearest to the targets of a = ${shortNumber(least.labelSmoothing, 6)} (least excess). That tells how confident they are, not which value trains best.`,
          ...sources,
        ],
      },
    ],
    arrays: [
      column("label_smoothing", (total) => total.labelSmoothing),
      column("loss", (total) => total.loss),
      column("minimum_loss", (total) => total.minimumLoss),
      column("excess", (total) => total.excess),
      column("gradient_norm", (total) => total.gradientNorm),
    ],
    json: toJson({ convention: problem.convention, reduction: problem.reduction, values: totals }),
  };
}
