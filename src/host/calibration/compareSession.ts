/** Several logits files side by side: each is read and computed, and the table grows. */
import type { Uri } from "vscode";
import type { ComparedFile, ToCalibration } from "../../protocol/calibrationView.ts";
import { comparisonReport, inOrderOfValue } from "../../report/comparisonReport.ts";
import { smoothingInName } from "../../report/smoothingInName.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings.ts";
import { computeCalibration } from "./computeCalibration.ts";
import type { PageSession } from "./connectPage.ts";
import { forPage, shownReport } from "./forPage.ts";
import { openLogits } from "./openLogits.ts";
import { pageActions } from "./pageActions.ts";

/** Compares the files at `uris`; `send` reaches the page. */
export function compareSession(
  uris: readonly Uri[],
  send: (message: ToCalibration) => void,
  services: Services,
): PageSession {
  const post = (message: ToCalibration) => send(forPage(message));
  let run = 0;
  let files: readonly ComparedFile[] = [];
  const actions = pageActions(post, services);

  const show = (done: number) => {
    const ordered = inOrderOfValue(files);
    const problems = ordered.flatMap(({ name, problem }) => (problem === undefined ? [] : [`${name}: ${problem}`]));
    const computed = ordered.flatMap(({ name, labelSmoothing, result }) =>
      result === undefined ? [] : [{ name, labelSmoothing, ...result }],
    );
    const isDone = done === uris.length;
    const { decimals } = readSettings();
    post({
      kind: "show",
      view: {
        kind: "comparison",
        uris: uris.map(String),
        files: ordered,
        ...(!isDone && { progress: { rows: done, total: uris.length } }),
        ...(computed.length > 0 && { report: shownReport(comparisonReport(computed, { decimals, problems })) }),
      },
    });
  };

  const readAll = async () => {
    run += 1;
    const own = run;
    files = [];
    show(0);
    for (const [i, uri] of uris.entries()) {
      const file = await readOne(uri, () => own !== run);
      if (own !== run || file === undefined) return;
      files = [...files, file];
      show(i + 1);
    }
  };

  const readOne = async (uri: Uri, isCancelled: () => boolean): Promise<ComparedFile | undefined> => {
    const name = uri.path.split("/").at(-1)!;
    const labelSmoothing = smoothingInName(uri.path);
    try {
      const opened = await openLogits(uri, { labelsUri: undefined, inputKind: undefined });
      if (opened.kind !== "logits") return { name, labelSmoothing, problem: opened.message };
      const { logits, close } = opened.file;
      const options = { binCount: readSettings().bins, isCancelled, report: () => {} };
      const result = await computeCalibration(logits, options).finally(close);
      if ("problem" in result) return { name, labelSmoothing, problem: result.problem };
      return result.value && { name, labelSmoothing, result: result.value };
    } catch (error) {
      return { name, labelSmoothing, problem: error instanceof Error ? error.message : String(error) };
    }
  };

  return {
    receive: async (message) => {
      if (message.kind === "ready" || message.kind === "again") return readAll();
      if (message.kind === "cancel") {
        run += 1;
        return show(uris.length);
      }
      return actions(message);
    },
    readAgain: () => void readAll(),
    dispose: () => {
      run += 1;
    },
  };
}
