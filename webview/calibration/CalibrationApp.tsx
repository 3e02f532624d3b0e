/** The calibration editor: opening, reading, figures, other arrays, a comparison, or a problem. */
import { useEffect } from "preact/hooks";
import type { CalibrationView, FileFacts } from "../../src/protocol/calibrationView.ts";
import { StatusLine } from "../controls/StatusLine.tsx";
import { ActionsContext, actionsOf } from "../state/actions.ts";
import { ArraysView } from "./ArraysView.tsx";
import { CalibrationResultView } from "./CalibrationResultView.tsx";
import { ComparisonView } from "./ComparisonView.tsx";
import type { CalibrationStore } from "./calibrationStore.ts";
import { FiguresView } from "./FiguresView.tsx";
import { ProgressBar } from "./ProgressBar.tsx";

export function CalibrationApp({ store }: { readonly store: CalibrationStore }) {
  const view = store.view.value;
  const showsFigures = view.kind === "calibration" || (view.kind === "reading" && view.soFar !== undefined);
  useEffect(() => {
    // Measured by the benchmark.
    if (showsFigures) performance.mark("first figures");
  }, [showsFigures]);
  return (
    <ActionsContext.Provider value={actionsOf(store.send, store.said)}>
      <main class="calibration">
        <Content view={view} store={store} />
        <StatusLine said={store.said} />
      </main>
    </ActionsContext.Provider>
  );
}

function Content({ view, store }: { readonly view: CalibrationView; readonly store: CalibrationStore }) {
  switch (view.kind) {
    case "opening":
      return <p class="loading">Opening…</p>;
    case "reading":
      return (
        <>
          <Heading facts={view.facts} />
          <ProgressBar progress={view.progress} onCancel={() => store.send({ kind: "cancel" })} />
          {view.soFar && <FiguresView shown={view.soFar} caption="Figures so far" />}
        </>
      );
    case "cancelled":
      return (
        <>
          <Heading facts={view.facts} />
          <p>
            Cancelled{view.soFar ? "; the figures are of the rows read until then" : ""}.{" "}
            <button type="button" class="secondary" onClick={() => store.send({ kind: "again" })}>
              Read All Rows
            </button>
          </p>
          {view.soFar && <FiguresView shown={view.soFar} caption="Figures of the rows read" />}
        </>
      );
    case "calibration":
      return (
        <>
          <Heading facts={view.facts} />
          <CalibrationResultView view={view} store={store} />
        </>
      );
    case "arrays":
      return <ArraysView view={view} store={store} />;
    case "comparison":
      return <ComparisonView view={view} store={store} />;
    case "problem":
      return (
        <div class="problem-state" role="alert">
          <h1>This file cannot be shown</h1>
          <p>{view.message}</p>
          <div class="button-row">
            {view.canChooseLabels && (
              <button type="button" class="primary" onClick={() => store.send({ kind: "chooseLabels" })}>
                Choose Labels…
              </button>
            )}
            <button type="button" class="secondary" onClick={() => store.send({ kind: "again" })}>
              Read the File Again
            </button>
          </div>
        </div>
      );
  }
}

function Heading({ facts }: { readonly facts: FileFacts }) {
  return (
    <header>
      <h1>{facts.name}</h1>
      <p class="hint">
        {facts.array} {facts.whyInputKind} {facts.labels}
      </p>
      {[...facts.notes, ...(facts.computed ? [facts.computed] : [])].map((note) => (
        <p key={note} class="hint">
          {note}
        </p>
      ))}
    </header>
  );
}
