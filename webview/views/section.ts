/** What every section is given: the store, and the checked problem with its row. */
import type { RowComparison } from "../../src/core/compareRow.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import type { PanelNumbers } from "../../src/protocol/panelState.ts";
import type { Store } from "../state/store.ts";

export interface SectionProps {
  readonly store: Store;
  readonly numbers: PanelNumbers;
  readonly problem: LossProblem;
  readonly row: RowComparison;
}
