/** Rows worth looking at, each a button that opens the row in the panel. */
import type { NotedRow } from "../../src/core/calibration/calibration.ts";
import { formatNumber } from "../../src/report/formatNumber.ts";

export function NotedRows(props: {
  readonly title: string;
  readonly rows: readonly NotedRow[];
  readonly onOpen: (row: number) => void;
}) {
  const { title, rows, onOpen } = props;
  if (rows.length === 0) return null;
  return (
    <section class="noted-rows">
      <h2>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="table-box" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {["row", "true class", "predicted", "confidence", "loss"].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, label, predicted, confidence, nll }) => (
              <tr key={row}>
                <th scope="row">
                  <button type="button" class="link" title="Open this row in the panel" onClick={() => onOpen(row)}>
                    {row}
                  </button>
                </th>
                <td>{label}</td>
                <td>{predicted === label ? predicted : <strong>{predicted}</strong>}</td>
                <td>{formatNumber(confidence, 4)}</td>
                <td>{formatNumber(nll, 4)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
