/** The section Targets: hard against smoothed against the model, and how the target comes about step by step. */
import { useMemo, useRef } from "preact/hooks";
import { targetSteps } from "../../src/core/calculationSteps.ts";
import type { RowComparison } from "../../src/core/compareRow.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { sumAt, sumOf } from "../../src/core/sum.ts";
import { short, strong, type Table } from "../../src/report/report.ts";
import type { ClassChoice } from "../../src/report/topClasses.ts";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { targetBars } from "../charts/targetBars.tsx";
import { DataTable } from "../controls/DataTable.tsx";
import { trueClassOf } from "../state/changes.ts";
import { classesShown } from "../state/classesShown.ts";
import { useLate } from "../state/useLate.ts";
import type { SectionProps } from "./section.ts";

const CLASSES = 16;

export function TargetsView({ store, numbers, problem, row }: SectionProps) {
  const { showsValues } = store.state.value;
  const classes = classesShown(row, CLASSES);
  const chart = targetBars({
    row,
    classes,
    labelSmoothing: problem.labelSmoothing,
    trueClass: trueClassOf(numbers, row.row),
    showsValues,
    modelName: problem.loss === "binaryCrossEntropy" ? "sigmoid" : "softmax",
  });
  return (
    <>
      <ChartFrame chart={chart} />
      <label class="check">
        <input
          type="checkbox"
          checked={showsValues}
          onChange={(event) => store.change({ showsValues: event.currentTarget.checked })}
        />
        Values on the bars
      </label>
      <StepsTable problem={problem} row={row} classes={classes} />
      <div class="button-row">
        <button type="button" class="secondary" onClick={() => store.send({ kind: "insert", what: "targets" })}>
          Insert Targets at the Cursor
        </button>
      </div>
    </>
  );
}

interface StepsTableProps {
  readonly problem: LossProblem;
  readonly row: RowComparison;
  readonly classes: ClassChoice;
}

function StepsTable(props: StepsTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const { problem, row, classes } = useLate(props, props.row, box);
  // The hard target stays while the value slides.
  const isWhole = useMemo(() => row.hard.targetProbs.every(Number.isInteger), [row.hard.targetProbs]);
  const table = useMemo(() => stepsTable(problem, row, classes, isWhole), [problem, row, classes, isWhole]);
  return (
    <div ref={box}>
      <h3>From the hard to the smoothed target</h3>
      <DataTable table={table} caption="From the hard to the smoothed target" />
    </div>
  );
}

/** Hard target, scaled, what the convention adds, and the sum of the two. */
function stepsTable(
  problem: LossProblem,
  { hard, smoothed }: RowComparison,
  { shown, rest }: ClassChoice,
  isWhole: boolean,
): Table {
  const steps = targetSteps(problem, hard.targetProbs, smoothed.targetProbs);
  const cell = (value: number, i: number) => (i === 0 && isWhole ? short(value) : value);
  return {
    kind: "table",
    columns: ["class", ...steps.map(({ formula }) => formula)],
    rows: [
      ...shown.map((k) => [String(k), ...steps.map(({ values }, i) => cell(values[k]!, i))]),
      ...(rest.length === 0
        ? []
        : [
            [
              `${rest.length.toLocaleString("en")} others`,
              ...steps.map(({ values }, i) => cell(sumAt(values, rest), i)),
            ],
          ]),
      [strong("sum"), ...steps.map(({ values }) => strong(roundedSum(values)))],
    ],
  };
}

function roundedSum(values: Float64Array): number {
  return Number(sumOf(values).toPrecision(12));
}
