/** A report's arrays and its loss call as PyTorch code. */
import type { Report } from "../report.ts";
import { pythonLiteral, pythonName } from "./pythonLiteral.ts";

/** float64, so that the numbers are the report's own. */
export function toPytorch(report: Report): string {
  const names = { infinity: "torch.inf", nan: "torch.nan" };
  const lines = report.arrays.map((array) => {
    const start = `${pythonName(array.name)} = `;
    if (array.shape.length === 0) return start + pythonLiteral(array, names, 0);
    const dtype = array.isInteger ? "" : ", dtype=torch.float64";
    return `${start}torch.tensor(${pythonLiteral(array, names, start.length + "torch.tensor(".length)}${dtype})`;
  });
  const call = report.torchCall === undefined ? [] : ["", report.torchCall];
  const imports = report.torchCall?.includes("F.")
    ? ["import torch", "import torch.nn.functional as F"]
    : ["import torch"];
  return `${[...imports, "", ...lines, ...call].join("\n")}\n`;
}
