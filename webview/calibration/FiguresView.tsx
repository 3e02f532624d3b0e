/** The figures of one set of rows in a table. */
import type { CalibrationShown } from "../../src/protocol/calibrationView.ts";
import type { Table } from "../../src/report/report.ts";
import { DataTable } from "../controls/DataTable.tsx";

export function FiguresView({ shown, caption }: { readonly shown: CalibrationShown; readonly caption: string }) {
  const { figures } = shown;
  const table: Table = {
    kind: "table",
    columns: ["", "value"],
    rows: [
      ["rows", figures.rows.toLocaleString("en")],
      ["accuracy", figures.accuracy],
      ["mean confidence", figures.meanConfidence],
      ["NLL", figures.nll],
      ["Brier score", figures.brier],
      [`ECE, ${figures.binCount} bins`, figures.ece],
    ],
  };
  return <DataTable table={table} caption={caption} />;
}
