/** One row of a logits file, as the panel shows it. */
import { readRows } from "../../formats/binary/streamRows.ts";
import type { PanelNumbers } from "../../protocol/panelState.ts";
import { UserError } from "../userError.ts";
import type { LogitsFile } from "./openLogits.ts";

/** Reads row `row`; rejects with a sentence where that cannot be done. */
export async function rowNumbers({ logits }: LogitsFile, row: number): Promise<PanelNumbers> {
  const { entry, labels, inputKind } = logits;
  const read = await readRows(entry, row, 1);
  if ("problem" in read) throw new UserError(read.problem);
  const { rowCount, values } = read.value;
  if (rowCount === 0) throw new UserError(`Row ${row} is not in the file any more. Read the file again.`);
  return {
    numClasses: entry.rowLength,
    input: Float64Array.from(values),
    inputKind,
    targets: { kind: "indices", indices: Float64Array.of(labels[row]!) },
  };
}
