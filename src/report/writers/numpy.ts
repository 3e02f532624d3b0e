/** A report's arrays as NumPy code. */
import type { Report } from "../report.ts";
import { pythonLiteral, pythonName } from "./pythonLiteral.ts";

/** One assignment an array; scalars are Python floats. */
export function toNumpy(report: Report): string {
  const names = { infinity: "np.inf", nan: "np.nan" };
  const lines = report.arrays.map((array) => {
    const start = `${pythonName(array.name)} = `;
    if (array.shape.length === 0) return start + pythonLiteral(array, names, 0);
    return `${start}np.array(${pythonLiteral(array, names, start.length + "np.array(".length)})`;
  });
  return `${["import numpy as np", "", ...lines].join("\n")}\n`;
}
