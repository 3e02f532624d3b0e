/** What the corpus program and the benchmarks use of the analysis, in one bundle. */
export { TreeFragment } from "@lezer/common";
export { findLossCalls, lossCallAt } from "../../src/analysis/findLossCalls.ts";
export { lineAt } from "../../src/analysis/lineAt.ts";
export { readSource } from "../../src/analysis/readSource.ts";
export { smoothingActions } from "../../src/analysis/smoothingActions.ts";
export { RULES } from "../../src/rules/index.ts";
export { canonicalName } from "../../src/rules/moduleAliases.ts";
export { applyEdits } from "../analysis/applyEdits.ts";
