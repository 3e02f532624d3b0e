// Runs the analysis over every file below the folders given, applies the first action of each loss call, and prints what
// came of it as JSON: npm run corpus -- DIR… [--compare] [--sample N]
// --compare: also finds the calls of the rules' names with Python's ast, and lists those that the analysis misses.
// --sample N: also prints N listings, chosen at random but the same each time, for judging by eye.
import { parseArgs } from "node:util";
import { bundledAnalysis } from "./bundledAnalysis.mjs";
import { compareCalls } from "./compareCalls.mjs";
import { startPython } from "./python.mjs";
import { sampled } from "./sampled.mjs";
import { textsIn } from "./textsIn.mjs";
import { tryActions } from "./tryActions.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { compare: { type: "boolean" }, sample: { type: "string" } },
});
if (positionals.length === 0) {
  console.error("Name at least one folder: npm run corpus -- DIR… [--compare] [--sample N]");
  process.exit(2);
}

const started = performance.now();
const analysis = await bundledAnalysis();
const parses = startPython("parses.py");
const report = {
  files: 0,
  pythonFilesParsed: 0,
  calls: 0,
  callsByApi: {},
  actions: {},
  withAction: 0,
  declined: {},
  refused: [],
  changedTwice: [],
  crashes: [],
  unreadLanguages: {},
  analysisMilliseconds: 0,
  milliseconds: 0,
};
const listings = [];
const found = new Map();
for (const { file, language, cells } of textsIn(positionals)) {
  report.files++;
  if (!hasReader(language)) {
    count(report.unreadLanguages, language);
    continue;
  }
  let earlier = new Map();
  let isParsed = false;
  for (const [index, text] of cells.entries()) {
    const place = cells.length === 1 ? file : `${file}#${index}`;
    try {
      const begun = performance.now();
      const source = analysis.readSource(language, text, { earlier });
      const calls = analysis.findLossCalls(source);
      report.analysisMilliseconds += performance.now() - begun;
      isParsed ||= source.isParsed === true;
      for (const call of calls) listings.push({ place, text, call });
      if (language === "python" && !file.endsWith(".ipynb")) found.set(file, { text, calls });
      await tryActions({ analysis, report, parses, language, earlier, place, source, calls });
      if (cells.length > 1) earlier = source.names;
    } catch (error) {
      report.crashes.push(`${place}: ${error.stack?.split("\n").slice(0, 4).join(" | ")}`);
    }
  }
  if (isParsed) report.pythonFilesParsed++;
}
parses.end();
if (values.compare) report.compared = await compareCalls(analysis, positionals, found);
if (values.sample !== undefined) report.sample = sampled(analysis, listings, Number(values.sample));
report.callsByApi = sorted(report.callsByApi);
report.declined = sorted(report.declined);
report.shareWithAction = report.calls === 0 ? 1 : report.withAction / report.calls;
report.analysisMilliseconds = Math.round(report.analysisMilliseconds);
report.milliseconds = Math.round(performance.now() - started);
console.log(JSON.stringify(report, null, 2));
if (report.refused.length + report.changedTwice.length + report.crashes.length > 0) process.exitCode = 1;

function hasReader(language) {
  try {
    analysis.readSource(language, "");
    return true;
  } catch {
    return false;
  }
}

function count(counts, key) {
  counts[key] = (counts[key] ?? 0) + 1;
}

function sorted(counts) {
  return Object.fromEntries(Object.entries(counts).sort(([, a], [, b]) => b - a));
}
