/** The one state that every open panel shows: the view at the side, and tabs of the editor. */
import { type Event, EventEmitter } from "vscode";
import { EMPTY_STATE, type PanelState } from "../../protocol/panelState.ts";

/** `origin` is who changed the state, and does not have to be told. */
export interface StateChange {
  readonly state: PanelState;
  readonly origin: unknown;
}

export interface PanelModel {
  readonly state: () => PanelState;
  readonly set: (state: PanelState, origin?: unknown) => void;
  readonly onDidChange: Event<StateChange>;
  readonly dispose: () => void;
}

/** A model with nothing in it. */
export function panelModel(): PanelModel {
  const changed = new EventEmitter<StateChange>();
  let current = EMPTY_STATE;
  return {
    state: () => current,
    set: (state, origin) => {
      current = state;
      changed.fire({ state, origin });
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
