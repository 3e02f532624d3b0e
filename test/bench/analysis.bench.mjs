// Claims: actions at the cursor of a 2,000-line Python file come within 5 ms of a keystroke; a corpus is scanned at least
// 5 times as fast as python3's ast parses and walks it, and no slower on only the files that name a framework.
// node test/bench/analysis.bench.mjs [DIR…]; without a DIR, the corpus is made of this repository's own Python.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundledAnalysis } from "../corpus/bundledAnalysis.mjs";
import { textsIn } from "../corpus/textsIn.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const ROUNDS = 5;
const KEYSTROKES = 200;
const { TreeFragment, findLossCalls, lossCallAt, readSource, RULES, smoothingActions } = await bundledAnalysis();

const folders = process.argv.slice(2);
const keystroke = medianKeystroke(longFile(2000));
console.log(
  `Actions at the cursor after a keystroke in 2,000 lines: ${keystroke.toFixed(2)} ms, median of ${KEYSTROKES}`,
);

const made = folders.length === 0 ? madeCorpus() : undefined;
const corpus = [...textsIn(made === undefined ? folders : [made])].filter(({ file }) => file.endsWith(".py"));
const frameworks = [...new Set(RULES.filter(({ language }) => language === "python").map((rule) => rule.framework))];
const naming = corpus.filter(({ cells: [text] }) => frameworks.some((framework) => text.includes(framework)));
const all = compared("all files", corpus);
const framed = compared("files that name a framework", naming);
if (made !== undefined) rmSync(made, { recursive: true });
if (keystroke > 5 || all < 5 || framed < 1) process.exitCode = 1;

/** How many times as fast as Python the analysis is on `texts`; infinite where there is no python3. */
function compared(what, texts) {
  const own = [];
  const python = [];
  for (let round = 0; round < ROUNDS; round++) {
    own.push(
      timeOf(() => texts.reduce((sum, { cells: [text] }) => sum + findLossCalls(readSource("python", text)).length, 0)),
    );
    python.push(walkTime(texts));
  }
  const [ms, pythonMs] = [median(own), median(python)];
  const lines = texts.reduce((sum, { cells: [text] }) => sum + text.split("\n").length, 0);
  console.log(
    `${what}: ${texts.length} files, ${lines} lines: ${ms.toFixed(0)} ms, python3's ast ${pythonMs.toFixed(0)} ms, ` +
      `${(pythonMs / ms).toFixed(2)} times as fast, medians of ${ROUNDS}`,
  );
  return pythonMs / ms;
}

function walkTime(texts) {
  const input = texts.map(({ file }) => file).join("\n");
  const run = spawnSync("python3", [path.join(here, "walk.py")], { input, encoding: "utf8" });
  return run.status === 0 ? Number(run.stdout) : Number.POSITIVE_INFINITY;
}

/** A keystroke in an argument, then what the light bulb asks for: the tree is parsed anew where it changed. */
function medianKeystroke(before) {
  let text = before;
  let fragments = TreeFragment.addTree(readSource("python", text).tree);
  const times = [];
  const places = [...text.matchAll(/CrossEntropyLoss\(/g)].map(({ index }) => index);
  for (let key = 0; key < KEYSTROKES; key++) {
    const at = places[(key * 7) % places.length] + "CrossEntropyLoss(".length;
    const isInsertion = text[at] === ")";
    const change = { fromA: at, toA: isInsertion ? at : at + 1, fromB: at, toB: isInsertion ? at + 1 : at };
    text = text.slice(0, at) + (isInsertion ? "w" : "") + text.slice(change.toA);
    for (let place = 0; place < places.length; place++) if (places[place] > at) places[place] += isInsertion ? 1 : -1;
    const start = performance.now();
    fragments = TreeFragment.applyChanges(fragments, [change]);
    const source = readSource("python", text, { fragments });
    const call = lossCallAt(findLossCalls(source), at);
    const actions = smoothingActions(source, call, { labelSmoothing: 0.1 });
    fragments = TreeFragment.addTree(source.tree);
    times.push(performance.now() - start);
    if (actions.length === 0) throw new Error(`No actions at ${at}`);
  }
  return median(times);
}

/** A training script of about `lines` lines, with a loss every twenty. */
function longFile(lines) {
  const head = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n";
  const part = (index) => `

class Net${index}(nn.Module):
    """A small network, number ${index}."""

    def __init__(self, width=${index}, depth=3):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(width, width) for _ in range(depth)])
        self.criterion = nn.CrossEntropyLoss()

    def forward(self, x, labels=None):
        for layer in self.layers:
            x = F.relu(layer(x)) + x * ${index}.5
        if labels is None:
            return {"logits": x, "name": f"net-{self.layers}"}
        loss = self.criterion(x, labels)  # the mean over the batch
        return {"loss": loss, "logits": x.detach(), "items": [x for x in range(${index})]}
`;
  return head + Array.from({ length: Math.ceil(lines / 18) }, (_, index) => part(index)).join("");
}

/**
 * Three hundred files in a temporary folder, half of them with a framework and a sixth with a loss, made from the
 * Python of this repository.
 */
function madeCorpus() {
  const folder = mkdtempSync(path.join(tmpdir(), "analysis-bench-"));
  const root = path.resolve(here, "../..");
  const own = ["media/examples", "test/fixtures"].flatMap((each) => [...textsIn([path.join(root, each)])]);
  const python = own.filter(({ file }) => file.endsWith(".py")).map(({ file }) => readFileSync(file, "utf8"));
  const plain = longFile(300)
    .replace(/^import torch.*\n/gm, "")
    .replaceAll("torch", "engine")
    .replaceAll("CrossEntropyLoss", "Loss");
  const framed = longFile(300).replaceAll("CrossEntropyLoss", "Loss");
  for (let index = 0; index < 300; index++) {
    const some = [framed, framed, plain, plain, plain];
    const kinds = [longFile(300), ...some, python[index % python.length], ...some];
    writeFileSync(path.join(folder, `file${index}.py`), kinds[index % kinds.length]);
  }
  return folder;
}

function timeOf(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(list) {
  return [...list].sort((a, b) => a - b)[list.length >> 1];
}
