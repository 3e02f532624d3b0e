/** Arrays that are no logits with labels: shape, type and first rows of each. */
import type { CalibrationView, ShownArray } from "../../src/protocol/calibrationView.ts";
import { shortNumber } from "../../src/report/formatNumber.ts";
import type { Table } from "../../src/report/report.ts";
import { DataTable } from "../controls/DataTable.tsx";
import type { CalibrationStore } from "./calibrationStore.ts";

export function ArraysView(props: {
  readonly view: Extract<CalibrationView, { readonly kind: "arrays" }>;
  readonly store: CalibrationStore;
}) {
  const { view, store } = props;
  return (
    <>
      <h1>{view.name}</h1>
      <p>{view.message}</p>
      {view.canChooseLabels && (
        <button type="button" class="primary" onClick={() => store.send({ kind: "chooseLabels" })}>
          Choose Labels…
        </button>
      )}
      <ArrayPreviews arrays={view.arrays} />
    </>
  );
}

/** What each array is, and its first numbers. */
export function ArrayPreviews({ arrays }: { readonly arrays: readonly ShownArray[] }) {
  return (
    <>
      {arrays.map((array) => (
        <section key={array.name} class="array-preview">
          <h2>{array.name === "" ? "Array" : array.name}</h2>
          <p class="hint">
            {array.dtype}, shape {array.shape}
          </p>
          {array.problem !== undefined && <p>{array.problem}</p>}
          {array.rows.length > 0 && <DataTable table={tableOf(array)} caption={`First rows of ${array.name}`} />}
        </section>
      ))}
    </>
  );
}

function tableOf({ rows, hasMoreRows, hasMoreColumns }: ShownArray): Table {
  const more = hasMoreColumns ? ["…"] : [];
  return {
    kind: "table",
    columns: ["row", ...rows[0]!.map((_, k) => String(k)), ...more],
    rows: [
      ...rows.map((row, i) => [String(i), ...row.map((value) => shortNumber(value, 4)), ...more]),
      ...(hasMoreRows ? [["…"]] : []),
    ],
  };
}
