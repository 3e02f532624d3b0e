/** Runs a sliced computation to its end, and makes the report of a request. */
import { compareLosses, type LossComparison } from "../../src/core/compareLosses.ts";
import { readRequest } from "../../src/core/readRequest.ts";
import type { LossRequest } from "../../src/core/request.ts";
import type { Sliced } from "../../src/core/sliced.ts";
import { lossReport } from "../../src/report/lossReport.ts";
import type { Report } from "../../src/report/report.ts";

export function finish<T>(computation: Sliced<T>): T {
  for (;;) {
    const next = computation.next();
    if (next.done) return next.value;
  }
}

export function comparisonOf(request: LossRequest): LossComparison {
  const checked = readRequest(request);
  if ("problem" in checked) throw new Error(checked.problem);
  return finish(compareLosses(checked.value));
}

export function lossReportOf(request: LossRequest): Report {
  return lossReport(comparisonOf(request), { decimals: 4, sources: [], warnings: [] });
}

/** The worked example: K = 3, true class 0, a = 0.1. */
export const WORKED_EXAMPLE: LossRequest = {
  logits: [
    [10, 0, 0],
    [3.3322, 0, 0],
  ],
  targets: [0, 0],
  labelSmoothing: 0.1,
  reduction: "none",
};
