/** What charts ask the host for, whichever page they are on: copying, saving, telling of a failure. */
import type { Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ToHost } from "../../src/protocol/panelMessages.ts";
import type { Table } from "../../src/report/report.ts";
import { csvTable } from "../../src/report/writers/csv.ts";

/** What was done or could not be done, for the live region. */
export interface Said {
  readonly text: string;
  readonly isProblem: boolean;
}

/** The messages that every page may send. */
export type CommonMessage = Extract<ToHost, { readonly kind: "copy" | "save" | "failed" }>;

export interface Actions {
  readonly copyCsv: (table: Table, what: string) => void;
  readonly save: (name: string, type: "svg" | "png" | "csv", content: string | Uint8Array) => void;
  readonly failed: (error: unknown) => void;
}

/** Actions that reach the host by `send`. */
export function actionsOf(send: (message: CommonMessage) => void, said: Signal<Said>): Actions {
  return {
    copyCsv: (table, what) => send({ kind: "copy", text: csvTable(table), what: `${what} as CSV` }),
    save: (name, type, content) => send({ kind: "save", name, type, content }),
    failed: (error) => {
      said.value = { text: "The picture could not be made. Save it as SVG instead.", isProblem: true };
      send({ kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
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
