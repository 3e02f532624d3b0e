/** A report's table on the page; long ones scroll in their own box. */
import { useMemo } from "preact/hooks";
import { PROSE } from "../../src/report/formatNumber.ts";
import type { Cell, Table } from "../../src/report/report.ts";
import { plainCell } from "../../src/report/writers/plainCell.ts";

/** More rows than this are not drawn: the CSV has them all. */
const ROWS = 500;

export function DataTable({ table, caption }: { readonly table: Table; readonly caption: string }) {
  // The same table is not compared cell by cell when something else on the page changes.
  const content = useMemo(() => <TableContent table={table} caption={caption} />, [table, caption]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="table-box" aria-label={caption} tabIndex={0}>
      {content}
      {table.rows.length > ROWS && (
        <p>
          {ROWS} of {table.rows.length.toLocaleString("en")} rows; Copy CSV takes all.
        </p>
      )}
    </section>
  );
}

function TableContent({ table, caption }: { readonly table: Table; readonly caption: string }) {
  return (
    <table>
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {table.columns.map((column, i) => (
            <th key={i} scope="col">
              {column === "" ? <span class="visually-hidden">what</span> : column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.slice(0, ROWS).map((row, i) => (
          <tr key={i}>
            {row.map((cell, j) => (j === 0 ? <HeadCell key="0" cell={cell} /> : <DataCell key={j} cell={cell} />))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeadCell({ cell }: { readonly cell: Cell }) {
  return <th scope="row">{plainCell(cell, 4, PROSE)}</th>;
}

function DataCell({ cell }: { readonly cell: Cell }) {
  const isStrong = typeof cell === "object" && cell?.kind === "strong";
  return <td>{isStrong ? <strong>{plainCell(cell, 4, PROSE)}</strong> : plainCell(cell, 4, PROSE)}</td>;
}
