/** The same targets under other conventions: what value each would need. */
import { CONVENTION_NAMES, CONVENTIONS, type Convention } from "../../src/core/convention.ts";
import { type ConvertibleConvention, convertSmoothing } from "../../src/core/convertSmoothing.ts";
import { shortNumber } from "../../src/report/formatNumber.ts";
import { strong, type Table } from "../../src/report/report.ts";

/** A row per convention, the present one strongly; undefined for a prior, which has no equal. */
export function equalValues(labelSmoothing: number, convention: Convention, numClasses: number): Table | undefined {
  if (!isConvertible(convention)) return undefined;
  const rows = CONVENTION_NAMES.filter(isConvertible).map((to) => {
    const { title, usedBy } = CONVENTIONS[to];
    if (to === convention) return [title, strong(shortNumber(labelSmoothing, 6)), usedBy];
    const converted = convertSmoothing(labelSmoothing, convention, to, numClasses);
    return [title, "value" in converted ? shortNumber(converted.value, 6) : "none", usedBy];
  });
  return { kind: "table", columns: ["convention", "value", "used by"], rows };
}

function isConvertible(convention: Convention): convention is ConvertibleConvention {
  return convention !== "prior";
}
