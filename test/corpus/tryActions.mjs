// Applies the first action of each call of a text, and tries it a second time.

/** Counts calls, actions and declines in `report`, and notes what Python refuses and what changes twice. */
export async function tryActions({ analysis, report, parses, language, earlier, place, source, calls }) {
  const options = { labelSmoothing: 0.1 };
  let parsedBefore;
  for (const call of calls) {
    report.calls++;
    count(report.callsByApi, call.api);
    const [first] = analysis.smoothingActions(source, call, options);
    const at = `${place}:${analysis.lineAt(source.text, call.span.start) + 1} ${call.api}`;
    if (first === undefined || first.declined !== undefined || first.edits.length === 0) {
      count(report.declined, first === undefined ? "no action" : reasonOf(first));
      continue;
    }
    report.withAction++;
    count(report.actions, `${call.value.kind === "given" ? "smoothed" : "plain"}: ${first.kind}`);
    const after = analysis.applyEdits(source.text, first.edits);
    if (language === "python") {
      parsedBefore ??= { problem: await parses.ask(source.text) };
      const problem = parsedBefore.problem === null ? await parses.ask(after) : null;
      if (problem) report.refused.push(`${at}: ${first.title}: ${problem}`);
    }
    const again = secondAction({ analysis, language, earlier, after, call, first, options });
    if (again !== undefined) report.changedTwice.push(`${at}: ${first.title}, then ${again.title}`);
  }
}

/** An action that would do once more to `after` what `first` did. */
function secondAction({ analysis, language, earlier, after, call, first, options }) {
  const source = analysis.readSource(language, after, { earlier });
  // An edit right at the call's start may belong before it (a helper) or to it.
  const places = [placeAfter(first.edits, call.span.start, false), placeAfter(first.edits, call.span.start, true)];
  const rewritten = analysis
    .findLossCalls(source)
    .filter(({ span, rule }) => rule.id === call.rule.id && places.includes(span.start));
  return rewritten
    .flatMap((each) => analysis.smoothingActions(source, each, options))
    .find(
      ({ kind, edits, declined }) =>
        (kind === first.kind || (first.kind === "add" && kind === "change")) &&
        declined === undefined &&
        analysis.applyEdits(after, edits) !== after,
    );
}

function placeAfter(edits, at, isBehindInsertion) {
  let moved = at;
  for (const { span, text } of edits) {
    const isBefore = span.start < at || (isBehindInsertion && span.start === at && span.end === at);
    if (isBefore) moved += text.length - (span.end - span.start);
  }
  return moved;
}

/** A reason without the names of the code, so that like ones are counted together. */
function reasonOf({ declined }) {
  return (declined ?? "an action without edits").replace(/\*{1,2}[\w.[\]'"(){}, =:-]+ may/, "*… may");
}

function count(counts, key) {
  counts[key] = (counts[key] ?? 0) + 1;
}
