/** A page's store that shows a state, with a host that only takes messages. */
import { EMPTY_STATE, type PanelControls, type PanelState } from "../../src/protocol/panelState.ts";
import { createStore, type Store } from "../../webview/state/store.ts";

/** The store of a page that the host has sent the empty state to, changed by `more` and its controls by `controls`. */
export function storeOf(more: Partial<PanelState>, controls: Partial<PanelControls> = {}): Store {
  const state: PanelState = { ...EMPTY_STATE, ...more, controls: { ...EMPTY_STATE.controls, ...controls } };
  return createStore({
    post: () => {},
    listen: (receive) => receive({ kind: "state", state }),
    getSaved: () => undefined,
    setSaved: () => {},
  });
}
