/** The page's state against a host that answers late: what a person changed is not taken back by what the host said before. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ToHost, ToPanel } from "../../src/protocol/panelMessages.ts";
import { EMPTY_STATE, type PanelState } from "../../src/protocol/panelState.ts";
import { createStore } from "../../webview/state/store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A store, and its host: what it was sent, and a way to answer. */
function storeWithHost() {
  const sent: ToHost[] = [];
  let answer = (_: ToPanel) => {};
  const store = createStore({
    post: (message) => sent.push(message),
    listen: (receive) => {
      answer = receive;
    },
    getSaved: () => undefined,
    setSaved: () => {},
  });
  const say = (message: ToPanel) => answer(message);
  say({ kind: "state", state: EMPTY_STATE });
  return { store, sent, say };
}

const OTHER: PanelState = { ...EMPTY_STATE, framework: "jax" };

test("a state that the host sent before it saw a change does not take the change back", () => {
  const { store, sent, say } = storeWithHost();
  store.change({ section: "loss" });
  expect(sent.at(-1)).toEqual({ kind: "change", number: 1, change: { section: "loss" } });
  say({ kind: "state", state: OTHER });
  expect(store.state.value).toEqual({ ...OTHER, section: "loss" });
});

test("after the host has seen a change, its states hold", () => {
  const { store, say } = storeWithHost();
  store.change({ section: "loss" });
  say({ kind: "seen", number: 1 });
  say({ kind: "state", state: OTHER });
  expect(store.state.value).toEqual(OTHER);
});

test("of two changes the later one stays until it is seen itself", () => {
  const { store, sent, say } = storeWithHost();
  store.change({ section: "loss", row: 0 });
  store.change({ section: "curves" });
  vi.advanceTimersByTime(200);
  expect(sent.at(-1)).toEqual({ kind: "change", number: 2, change: { section: "curves" } });
  say({ kind: "seen", number: 1 });
  say({ kind: "state", state: { ...EMPTY_STATE, section: "loss" } });
  expect(store.state.value.section).toBe("curves");
  say({ kind: "seen", number: 2 });
  say({ kind: "state", state: { ...EMPTY_STATE, section: "batch" } });
  expect(store.state.value.section).toBe("batch");
});
