/** What is shown and where it came from; the pin that keeps it; what could not be read. */
import type { PanelSource } from "../../src/protocol/panelState.ts";
import type { Store } from "../state/store.ts";

export function SourceBar({ store }: { readonly store: Store }) {
  const { parts } = store;
  const [source, notes, isPinned] = [parts.source.value, parts.notes.value, parts.isPinned.value];
  const [isEdited, writesBack] = [parts.isEdited.value, parts.writesBack.value];
  return (
    <header class="source-bar">
      <div class="source-line">
        <div class="source">
          <SourceText source={source} reveal={() => store.send({ kind: "reveal" })} />
          {isEdited && <span class="badge">edited here</span>}
        </div>
        <button
          type="button"
          class="toggle"
          aria-pressed={isPinned}
          title={isPinned ? "Pinned: the panel stays as it is" : "The panel follows the cursor and the selection"}
          onClick={() => store.change({ isPinned: !isPinned })}
        >
          {isPinned ? "Pinned" : "Pin"}
        </button>
      </div>
      {source.kind === "call" && (
        <label class="check">
          <input
            type="checkbox"
            checked={writesBack && source.whyReadOnly === undefined}
            disabled={source.whyReadOnly !== undefined}
            onChange={(event) => store.change({ writesBack: event.currentTarget.checked })}
          />
          {source.whyReadOnly ?? "Releasing the slider changes the code"}
        </label>
      )}
      {notes.length > 0 && (
        <ul class="notes" aria-label="Problems of the reading">
          {notes.map(({ message, excerpt }, i) => (
            <li key={i}>
              <button type="button" class="excerpt" onClick={() => store.send({ kind: "reveal", note: i })}>
                {excerpt}
              </button>
              <p>{message}</p>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}

function SourceText({ source, reveal }: { readonly source: PanelSource; readonly reveal: () => void }) {
  switch (source.kind) {
    case "none":
      return <>Nothing followed yet</>;
    case "example":
      return <>The worked example: three classes, logits 10, 0, 0</>;
    default:
      return (
        <>
          {source.kind === "call" && (
            <>
              <code>{source.api}</code>{" "}
            </>
          )}
          <button type="button" class="link" onClick={reveal}>
            {source.place}
          </button>
          <p class="hint">{source.reading}</p>
        </>
      );
  }
}
