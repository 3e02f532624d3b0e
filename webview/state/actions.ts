/** What charts and views ask the host for: copying, saving, saying. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Table } from "../../src/report/report.ts";
import { csvTable } from "../../src/report/writers/csv.ts";
import type { Store } from "./store.ts";

export interface Actions {
  readonly copyCsv: (table: Table, what: string) => void;
  readonly save: (name: string, type: "svg" | "png" | "csv", content: string | Uint8Array) => void;
  readonly failed: (error: unknown) => void;
}

/** Actions that reach the host of `store`. */
export function actionsOf(store: Store): Actions {
  return {
    copyCsv: (table, what) => store.send({ kind: "copy", text: csvTable(table), what: `${what} as CSV` }),
    save: (name, type, content) => store.send({ kind: "save", name, type, content }),
    failed: (error) => {
      store.said.value = { text: "The picture could not be made. Save it as SVG instead.", isProblem: true };
      store.send({ kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    },
  };
}

const NONE: Actions = { copyCsv: () => {}, save: () => {}, failed: () => {} };

/** Given by the app; pictures drawn without one have no actions. */
export const ActionsContext = createContext<Actions>(NONE);

/** The actions of the app that this component is in. */
export function useActions(): Actions {
  return useContext(ActionsContext);
}
