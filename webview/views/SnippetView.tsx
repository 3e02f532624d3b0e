/** The code for the present configuration in a framework, to be copied or inserted. */
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { frameworkSnippet } from "../../src/report/snippets/frameworkSnippet.ts";
import { FRAMEWORKS } from "../../src/report/snippets/frameworks/index.ts";
import { Select } from "../controls/Select.tsx";
import type { Store } from "../state/store.ts";

const OPTIONS = FRAMEWORKS.map(({ id, label }) => ({ value: id, label }));

export function SnippetView({ store, problem }: { readonly store: Store; readonly problem: LossProblem }) {
  const { framework } = store.state.value;
  const { label } = FRAMEWORKS.find(({ id }) => id === framework) ?? FRAMEWORKS[0]!;
  const snippet = frameworkSnippet(framework, problem);
  return (
    <div class="snippet">
      <Select
        label="Framework"
        value={framework}
        options={OPTIONS}
        onChange={(chosen) => store.change({ framework: chosen })}
      />
      {"reason" in snippet ? (
        <p class="no-snippet">{snippet.reason}</p>
      ) : (
        <>
          <div class="button-row">
            <button
              type="button"
              class="primary"
              onClick={() => store.send({ kind: "copy", text: snippet.code, what: `Code for ${label}` })}
            >
              Copy
            </button>
            <button type="button" class="secondary" onClick={() => store.send({ kind: "insert", what: "code" })}>
              Insert at the Cursor
            </button>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <section class="code" tabIndex={0} aria-label={`Code for ${label}`}>
            <pre>
              <code>{snippet.code}</code>
            </pre>
          </section>
        </>
      )}
    </div>
  );
}
