/** The panel: where the numbers came from, the controls, and the chosen section. */
import { useEffect, useMemo } from "preact/hooks";
import { type PanelNumbers, SECTIONS, type Section } from "../src/protocol/panelState.ts";
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
  const { parts } = store;
  const [numbers, section, notes] = [parts.numbers.value, parts.section.value, parts.notes.value];
  const showsNumbers = numbers !== null;
  const actions = useMemo(() => actionsOf(store.send, store.said), [store]);
  useEffect(() => {
    // Measured by the benchmark.
    if (showsNumbers) performance.mark("first numbers");
  }, [showsNumbers]);
  if (!store.isReady.value) return <p class="loading">Loading…</p>;
  return (
    <ActionsContext.Provider value={actions}>
      <main class="panel">
        <h1 class="visually-hidden">Label Smoothing</h1>
        {(numbers !== null || notes.length > 0) && <SourceBar store={store} />}
        {numbers === null ? (
          <EmptyView store={store} />
        ) : (
          <div class="columns">
            <ControlsView store={store} numbers={numbers} />
            <div class="column-section">
              <Tabs label="What is shown" tabs={TABS} chosen={section} onChoose={(id) => store.change({ section: id })}>
                <h2 class="visually-hidden">{SECTION_VIEWS[section].label}</h2>
                <ChosenSection store={store} section={section} numbers={numbers} />
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

interface ChosenSectionProps {
  readonly store: Store;
  readonly section: Section;
  readonly numbers: PanelNumbers;
}

/** What a step of the slider draws again, beside the slider itself. */
function ChosenSection({ store, section, numbers }: ChosenSectionProps) {
  const [problem, row] = [store.problem.value, store.row.value];
  if (problem === null || row === null) return null;
  const { View } = SECTION_VIEWS[section];
  return <View store={store} numbers={numbers} problem={problem} row={row} />;
}
