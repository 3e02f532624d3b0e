// Holds the calls that the analysis lists against those that Python's own parser finds.

import path from "node:path";
import { startPython } from "./python.mjs";

/** Recall over the Python files in `found`, and the missing calls as file:line; `folders` shorten the names. */
export async function compareCalls(analysis, folders, found) {
  const names = new Set(
    analysis.RULES.filter(({ language }) => language === "python")
      .flatMap((rule) => rule.names)
      .filter((name) => /^\w+(\.\w+)+$/.test(name)),
  );
  const words = [...names].map((name) => name.split(".").at(-1));
  const python = startPython("calls.py");
  const result = { byAst: 0, listed: 0, recall: 1, withAction: 0, notParsedByPython: 0, missing: [], listedOnly: [] };
  for (const [file, { text, calls }] of found) {
    const answer = words.some((word) => text.includes(word)) ? await python.ask({ text, words }) : [];
    if (answer == null) {
      result.notParsedByPython++;
      continue;
    }
    const short = path.relative(path.dirname(folders.find((folder) => file.startsWith(folder)) ?? "."), file);
    const own = new Map(calls.map((call) => [placeOf(analysis, text, call.call), call]));
    const others = new Set();
    for (const [line, , name] of answer) {
      const qualified = analysis.canonicalName(name);
      if (!names.has(qualified)) continue;
      result.byAst++;
      others.add(`${line} ${qualified}`);
      const call = own.get(`${line} ${qualified}`);
      if (call !== undefined) {
        result.listed++;
        if (call.value.kind !== "declined") result.withAction++;
      } else result.missing.push(`${short}:${line} ${qualified}`);
    }
    for (const [key, { call }] of own) {
      if (names.has(call.name) && !others.has(key)) result.listedOnly.push(`${short}:${key}`);
    }
  }
  python.end();
  result.recall = result.byAst === 0 ? 1 : result.listed / result.byAst;
  return result;
}

function placeOf(analysis, text, call) {
  return `${analysis.lineAt(text, call.span.start) + 1} ${call.name}`;
}
