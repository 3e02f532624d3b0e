/** The panel: where the numbers came from, the controls, and the chosen section. */
import { useEffect } from "preact/hooks";
import { SECTIONS } from "../src/protocol/panelState.ts";
import { StatusLine } from "./controls/StatusLine.tsx";
import { Tabs } from "./controls/Tabs.tsx";
import { ActionsContext, actionsOf } from "./state/actions.ts";
import type { Store } from "./state/store.ts";
import { ControlsView } from "./views/ControlsView.tsx";
import { EmptyView } from "./views/EmptyView.tsx";
import { LogitsEditor } from "./views/LogitsEditor.tsx";
import { ResultAnnouncement } from "./views/ResultAnnouncement.tsx";
import { SourceBar } from "./views/SourceBar.tsx";
import { SECTION_VIEWS } from "./views/sections.ts";

const TABS = SECTIONS.map((id) => ({ id, label: SECTION_VIEWS[id].label }));

export function App({ store }: { readonly store: Store }) {
  const { numbers, section, notes } = store.state.value;
  const problem = store.problem.value;
  const row = store.row.value;
  const showsNumbers = row !== null;
  useEffect(() => {
    // Measured by the benchmark.
    if (showsNumbers) performance.mark("first numbers");
  }, [showsNumbers]);
  if (!store.isReady.value) return <p class="loading">Loading…</p>;
  const { View, label } = SECTION_VIEWS[section];
  return (
    <ActionsContext.Provider value={actionsOf(store.send, store.said)}>
      <main class="panel">
        <h1 class="visually-hidden">Label Smoothing</h1>
        {(numbers !== null || notes.length > 0) && <SourceBar store={store} />}
        {numbers === null || problem === null || row === null ? (
          <EmptyView store={store} />
        ) : (
          <div class="columns">
            <ControlsView store={store} numbers={numbers} />
            <div class="column-section">
              <Tabs label="What is shown" tabs={TABS} chosen={section} onChoose={(id) => store.change({ section: id })}>
                <h2 class="visually-hidden">{label}</h2>
                <View store={store} numbers={numbers} problem={problem} row={row} />
              </Tabs>
            </div>
            <LogitsEditor store={store} numbers={numbers} />
          </div>
        )}
        <StatusLine said={store.said} />
        <ResultAnnouncement store={store} />
      </main>
    </ActionsContext.Provider>
  );
}
