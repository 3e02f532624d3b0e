/** The section Explain: the formula with the present numbers, the code that computes it, what is known, what to beware of. */
import { useMemo } from "preact/hooks";
import { CONVENTIONS } from "../../src/core/convention.ts";
import { DataTable } from "../controls/DataTable.tsx";
import { trueClassOf } from "../state/changes.ts";
import { equalValues } from "./equalValues.ts";
import { explainFormulas } from "./explainFormulas.ts";
import { CALIBRATION, caveats, REFERENCES, REPORTED, type Reference } from "./knownResults.ts";
import { SnippetView } from "./SnippetView.tsx";
import type { SectionProps } from "./section.ts";

export function ExplainView({ store, numbers, problem, row }: SectionProps) {
  const { convention, labelSmoothing, numClasses } = problem;
  const { title, trueClass, otherClasses, usedBy } = CONVENTIONS[convention];
  const counts = row.state === "counted";
  const equal = equalValues(labelSmoothing, convention, numClasses);
  return (
    <div class="explain">
      <h3>The target</h3>
      <p>
        <strong>Smoothing {title}</strong>
        {convention === "prior" ? ", Szegedy's u(k)" : `, as in ${usedBy}`}: the true class gets{" "}
        <code>{trueClass}</code>, every other class <code>{otherClasses}</code>.
      </p>
      {counts ? (
        <dl class="formulas">
          {explainFormulas(problem, row, trueClassOf(numbers, row.row)).map(({ what, formula }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>
                <code>{formula}</code>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>Row {row.row} does not count: its target is 0 everywhere, and so are its loss and gradient.</p>
      )}
      {equal && (
        <>
          <h3>The same targets by another convention</h3>
          <DataTable table={equal} caption="Values that give the same targets" />
          <p class="hint">
            {convention === "padded"
              ? `The other conventions count the ${numClasses - 1} classes that are not padding.`
              : "The padded one counts one class more, for padding."}
          </p>
        </>
      )}
      <h3>The code</h3>
      <SnippetView store={store} problem={problem} />
      <KnownResults floor={counts && row.smoothed.minimumLoss > 0 ? row.smoothed.minimumLoss : undefined} />
    </div>
  );
}

/** What does not depend on the numbers, but for the floor. */
function KnownResults({ floor }: { readonly floor: number | undefined }) {
  const reported = useMemo(
    () => (
      <>
        <h3>What papers report</h3>
        <p class="hint">
          Others' results on others' data: they promise nothing for your model. Try values and compare.
        </p>
        <ul>
          {REPORTED.map(({ text, source }) => (
            <li key={text}>
              {text} <Source of={source} />
            </li>
          ))}
        </ul>
        <DataTable table={CALIBRATION} caption="Expected calibration error in Müller, Kornblith and Hinton" />
      </>
    ),
    [],
  );
  return (
    <>
      {reported}
      <h3>What to beware of</h3>
      <ul>
        {caveats(floor).map(({ title, text, source }) => (
          <li key={title}>
            <strong>{title}.</strong> {text} {source && <Source of={source} />}
          </li>
        ))}
      </ul>
      <h3>References</h3>
      <ul>
        {REFERENCES.map(({ name, title, url }) => (
          <li key={url}>
            {name}: <a href={url}>{title}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Source({ of: { name, url } }: { readonly of: Reference }) {
  return (
    <span class="source-name">
      (<a href={url}>{name}</a>)
    </span>
  );
}
