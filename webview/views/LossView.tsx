/** The section Loss: what the loss is made of, the gradient between its bounds, and the tables of the compute command. */
import { useMemo, useRef, useState } from "preact/hooks";
import type { LossComparison } from "../../src/core/compareLosses.ts";
import type { RowComparison } from "../../src/core/compareRow.ts";
import { hitCounter } from "../../src/core/hitCounter.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { lossTotals } from "../../src/core/lossTotals.ts";
import { lossNotes } from "../../src/report/lossNotes.ts";
import { rowSentence } from "../../src/report/rowSentence.ts";
import { rowTables } from "../../src/report/rowTables.ts";
import { rowTitle } from "../../src/report/rowTitle.ts";
import { totalsTable } from "../../src/report/totalsTable.ts";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { gradientBars } from "../charts/gradientBars.tsx";
import { lossSplit } from "../charts/lossSplit.tsx";
import { DataTable } from "../controls/DataTable.tsx";
import { trueClassOf } from "../state/changes.ts";
import { classesShown } from "../state/classesShown.ts";
import { finish } from "../state/store.ts";
import { useLate } from "../state/useLate.ts";
import type { SectionProps } from "./section.ts";

const CLASSES = 16;
const DECIMALS = 4;

export function LossView({ store, numbers, problem, row }: SectionProps) {
  const [showsBounds, setShowsBounds] = useState(true);
  const hardProblem = store.hardProblem.value!;
  const hits = useMemo(() => countHits(hardProblem), [hardProblem]);
  const comparison: LossComparison = {
    problem,
    hard: store.hardTotals.value!,
    smoothed: store.smoothedTotals.value!,
    ...hits,
    rows: [row],
    rowsShown: "all",
  };
  const { hard, smoothed } = comparison;
  const { labelSmoothing, numRows, reduction } = problem;
  const reduced = reduction === "none" ? "sum" : reduction;
  const title = rowTitle(problem, row);
  return (
    <div class="loss-view">
      {numRows > 1 && <h3>All {numRows.toLocaleString("en")} rows</h3>}
      <DataTable table={totalsTable(comparison)} caption="Loss, floor, excess and gradient, hard and smoothed" />
      {numRows > 1 && (
        <ChartFrame
          chart={lossSplit({
            of: "batch",
            title: `Floor and excess of all rows (${reduced})`,
            labelSmoothing,
            hard,
            smoothed,
          })}
        />
      )}
      <h3>{title}</h3>
      <p>{rowSentence(comparison, row, DECIMALS)}</p>
      {row.state === "counted" && (
        <>
          <ChartFrame
            chart={lossSplit({
              of: "row",
              title: numRows > 1 ? "Floor and excess of the row" : "Floor and excess",
              labelSmoothing,
              hard: row.hard,
              smoothed: row.smoothed,
            })}
          />
          <ChartFrame
            chart={gradientBars({
              row,
              classes: classesShown(row, CLASSES),
              labelSmoothing,
              trueClass: trueClassOf(numbers, row.row),
              reduction: reduced,
              showsBounds,
            })}
          />
          <label class="check">
            <input
              type="checkbox"
              checked={showsBounds}
              onChange={(event) => setShowsBounds(event.currentTarget.checked)}
            />
            Bounds of the gradient
          </label>
        </>
      )}
      <RowTables problem={problem} row={row} title={title} />
      <div class="button-row">
        <button type="button" class="secondary" onClick={() => store.send({ kind: "insert", what: "table" })}>
          Insert Table at the Cursor
        </button>
      </div>
      <details open={!Number.isFinite(smoothed.loss)}>
        <summary>Notes</summary>
        <ul>
          {lossNotes(comparison, DECIMALS).map((note, i) => (
            <li key={i}>{note}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

interface RowTablesProps {
  readonly problem: LossProblem;
  readonly row: RowComparison;
  readonly title: string;
}

function RowTables(props: RowTablesProps) {
  const box = useRef<HTMLDivElement>(null);
  const { problem, row } = useLate(props, props.row, box);
  const [losses, gradients] = useMemo(() => rowTables(problem, row), [problem, row]);
  return (
    <div ref={box}>
      <h3>Losses by class</h3>
      <DataTable table={losses} caption={`Losses by class. ${props.title}`} />
      <h3>Gradients by class</h3>
      <DataTable table={gradients} caption={`Gradients by class. ${props.title}`} />
    </div>
  );
}

/** Rows that count and the accuracy: neither depends on the smoothing value. */
function countHits(hardProblem: LossProblem): Pick<LossComparison, "countedRows" | "accuracy"> {
  const hits = hitCounter(hardProblem);
  finish(lossTotals(hardProblem, [0, 1], hits.visit));
  return { countedRows: hits.countedRows(), accuracy: hits.accuracy() };
}
