/** Calibration as the extension host computes it: exactly for the digits, by the kernels for a large file, cancelled and cut off. */
import * as vscode from "vscode";
import { calibrationFigures } from "../../src/core/calibration/calibrationFigures";
import { fitTemperature } from "../../src/core/calibration/fitTemperature";
import { calibrationSession } from "../../src/host/calibration/calibrationSession";
import { type ComputeOptions, computeCalibration } from "../../src/host/calibration/computeCalibration";
import { type LogitsFile, openLogits } from "../../src/host/calibration/openLogits";
import type { Services } from "../../src/host/services";
import type { CalibrationResult, CalibrationView, ToCalibration } from "../../src/protocol/calibrationView";
import references from "../fixtures/digits-calibration.json";
import { equal, near, ok } from "./assert";
import { memoryFiles } from "./memoryFiles";

const [ROWS, CLASSES] = [1100, 1000];
/** Ten million probabilities take the core longer than the editor waits before it shows progress. */
const MANY_ROWS = 10_000;
const OPTIONS: ComputeOptions = { binCount: 15, isCancelled: () => false, report: () => {} };
const isNode = typeof process === "object" && process.versions?.node !== undefined;

suite("calibration", () => {
  for (const reference of references) {
    test(`digits of a = ${reference.labelSmoothing}: every figure, to 1e-9`, async () => {
      const name = `digits/digits-logits-alpha${reference.labelSmoothing}.npy`;
      const file = await opened(vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name));
      equal(file.facts.computed, undefined, "how it is computed");
      const { figures, fit, fitted } = await computed(file);
      const temperature = fit.kind === "fitted" ? fit.temperature : Number.NaN;
      const pairs = [
        [figures.accuracy, reference.accuracy],
        [figures.nll, reference.nll],
        [figures.brier, reference.brier],
        [figures.ece, reference.ece15],
        [figures.mce, reference.mce15],
        [figures.adaptiveEce, reference.adaptiveEce15],
        [figures.meanConfidence, reference.meanConfidence],
        [figures.meanTopGap, reference.meanTopGap],
        [temperature, reference.temperature],
        [fitted?.figures.nll, reference.nllAtTemperature],
        [fitted?.figures.ece, reference.ece15AtTemperature],
      ];
      near(
        pairs.map(([found]) => found),
        pairs.map(([, expected]) => expected),
        1e-9,
        "the figures",
      );
      await file.close();
    });
  }

  const rows = largeRows();
  const contents = { "large-logits.npy": npy("<f4", rows.values), "large-labels.npy": npy("<i4", rows.labels) };
  const virtual = memoryFiles({
    ...contents,
    "many-probs.npy": npy("<f4", new Float32Array(MANY_ROWS * CLASSES).fill(1 / CLASSES)),
    "many-labels.npy": npy("<i4", new Int32Array(MANY_ROWS)),
  });
  suiteTeardown(() => virtual.dispose());

  test("a large file of a virtual workspace: the core's figures, to float32, and timers go on", async () => {
    const file = await opened(virtual.uriOf("large-logits.npy"));
    ok(
      /^1,100,000 logits: computed in float32 by .*kernels[^,]*\.$/.test(file.facts.computed ?? ""),
      `${file.facts.computed}`,
    );
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    expectCore(await computed(file));
    clearInterval(timer);
    ok(ticks > 0, "no timer went off during the computation");
    await file.close();
  });

  test("a computation that is cancelled has no result", async () => {
    const file = await opened(virtual.uriOf("large-logits.npy"));
    for (const reportsLeft of [1, 6]) {
      let left = reportsLeft;
      const options: ComputeOptions = { ...OPTIONS, isCancelled: () => left <= 0, report: () => left-- };
      equal(await computeCalibration(file.logits, options), { value: undefined }, "the result");
    }
    await file.close();
  });

  test("the editor shows figures while it reads, and keeps them when it is cancelled", async () => {
    const { posts, session } = startSession(virtual.uriOf("many-probs.npy"));
    const reading = await viewOf(posts, "reading");
    ok(reading.soFar && reading.soFar.figures.rowsSeen <= MANY_ROWS, "no figures so far are shown");
    await session.receive({ kind: "cancel" });
    const cancelled = await viewOf(posts, "cancelled");
    ok(cancelled.soFar, "the figures are gone");
    await new Promise((resolve) => setTimeout(resolve, 300));
    const last = posts.at(-1);
    ok(last?.kind === "show" && last.view.kind === "cancelled", `something was shown after it: ${last?.kind}`);
    await session.receive({ kind: "again" });
    await viewOf(posts, "calibration");
    session.dispose();
  });

  test("of temperatures that follow each other quickly the last one is shown", async () => {
    const { posts, session } = startSession(virtual.uriOf("large-logits.npy"));
    await viewOf(posts, "calibration");
    const temperatures = [1.5, 2, 2.5, 3, 3.5, 4];
    await Promise.all(temperatures.map((temperature) => session.receive({ kind: "chooseTemperature", temperature })));
    const answers = posts.flatMap((post) => (post.kind === "atTemperature" ? [post] : []));
    const last = answers.at(-1);
    equal(last?.temperature, 4, "the temperature");
    ok(answers.length < temperatures.length, `all ${answers.length} were computed`);
    const expected = calibrationFigures(
      { values: rows.values, labels: rows.labels, numClasses: CLASSES },
      { temperature: 4 },
    );
    near(last!.shown.figures.nll, expected.nll, 1e-5 * expected.nll, "the NLL");
    session.dispose();
  });

  if (!isNode) return;

  test("a large file on the disk: the core's figures by workers, read where it stands; cut off, it is a sentence", async () => {
    const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, "large");
    for (const [name, bytes] of Object.entries(contents)) {
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), bytes);
    }
    const uri = vscode.Uri.joinPath(folder, "large-logits.npy");
    const file = await opened(uri);
    ok(/ by SIMD kernels \(relaxed\), in \d workers\.$/.test(file.facts.computed ?? ""), `${file.facts.computed}`);
    expectCore(await computed(file));
    await vscode.workspace.fs.writeFile(uri, contents["large-logits.npy"].subarray(0, 2_000_000));
    const cut = await computeCalibration(file.logits, OPTIONS);
    ok("problem" in cut && /The file ends in row \d+ of .*: it has changed\./.test(cut.problem), JSON.stringify(cut));
    await file.close();
    const again = await openLogits(uri, {});
    ok(again.kind === "problem" && /cut off/.test(again.message), JSON.stringify(again));
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  function expectCore({ figures, fit, fitted }: CalibrationResult) {
    const all = { values: rows.values, labels: rows.labels, numClasses: CLASSES };
    const expectedFit = fitTemperature(all);
    ok(fit.kind === "fitted" && expectedFit.kind === "fitted", `the fits are ${fit.kind} and ${expectedFit.kind}`);
    near(fit.temperature / expectedFit.temperature, 1, 1e-6, "the temperature");
    for (const [found, temperature] of [
      [figures, 1],
      [fitted!.figures, expectedFit.temperature],
    ] as const) {
      const expected = calibrationFigures(all, { temperature });
      for (const key of ["accuracy", "nll", "brier", "ece", "adaptiveEce", "meanConfidence", "meanTopGap"] as const) {
        near(found[key], expected[key], 1e-5 * Math.max(1, expected[key]), `${key} at ${temperature}`);
      }
    }
  }
});

/** An editor's session, and what it posts to its page. */
function startSession(uri: vscode.Uri) {
  const posts: ToCalibration[] = [];
  const log = { error: (...words: unknown[]) => console.error(...words), warn: () => {} };
  const session = calibrationSession(uri, (message) => posts.push(message), { log } as unknown as Services);
  return { posts, session };
}

type View<Kind> = Extract<CalibrationView, { readonly kind: Kind }>;

/** The last view that is shown, once it is of this kind. */
async function viewOf<Kind extends CalibrationView["kind"]>(posts: ToCalibration[], kind: Kind): Promise<View<Kind>> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const shown = posts.findLast((post) => post.kind === "show");
    if (shown?.view.kind === kind) return shown.view as View<Kind>;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`it never shows ${kind}; the last message is ${JSON.stringify(posts.at(-1))?.slice(0, 300)}`);
}

async function opened(uri: vscode.Uri): Promise<LogitsFile> {
  const file = await openLogits(uri, {});
  if (file.kind !== "logits") throw new Error(file.message);
  return file.file;
}

async function computed({ logits }: LogitsFile): Promise<CalibrationResult> {
  const result = await computeCalibration(logits, OPTIONS);
  if ("problem" in result) throw new Error(result.problem);
  ok(result.value, "it was cancelled");
  return result.value;
}

/** A fixed sequence: logits from -4 to 4, of which some stand above the others, with labels that agree more often than not. */
function largeRows() {
  let state = 1;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const values = Float32Array.from({ length: ROWS * CLASSES }, () => 8 * next() - 4);
  const labels = Int32Array.from({ length: ROWS }, (_, row) => {
    const top = Math.floor(next() * CLASSES);
    values[row * CLASSES + top]! += 4 + 6 * next();
    return next() < 0.6 ? top : Math.floor(next() * CLASSES);
  });
  return { values, labels };
}

/** Float32 numbers have rows of all classes, integers are a list. */
function npy(type: string, data: Float32Array | Int32Array): Uint8Array {
  const shape = data instanceof Float32Array ? `(${data.length / CLASSES}, ${CLASSES})` : `(${data.length},)`;
  const header = `{'descr': '${type}', 'fortran_order': False, 'shape': ${shape}, }`.padEnd(117);
  const bytes = new Uint8Array(128 + data.byteLength);
  bytes.set([0x93, ...new TextEncoder().encode("NUMPY"), 1, 0, 118, 0, ...new TextEncoder().encode(`${header}\n`)]);
  bytes.set(new Uint8Array(data.buffer), 128);
  return bytes;
}
