/** The last result: shown in the built-in Markdown preview beside the editor, and kept to be copied or inserted. */
import { commands, Uri, ViewColumn, window, workspace } from "vscode";
import type { Report } from "../../report/report.ts";
import { toMarkdown } from "../../report/writers/markdown.ts";
import { readSettings } from "../settings.ts";
import { RESULT_SCHEME, type ResultFiles } from "./resultFiles.ts";

export interface Results {
  /** Shows a report beside the editor, which keeps the focus. */
  readonly show: (report: Report) => Promise<void>;
  /** The report shown last. */
  readonly last: () => Report | undefined;
}

/** The built-in preview as a custom editor: it takes a column and can leave the focus where it is. */
const PREVIEW = "vscode.markdown.preview.editor";

/** Results that are written to `files`. */
export function results(files: ResultFiles): Results {
  let last: Report | undefined;
  return {
    last: () => last,
    show: async (report) => {
      last = report;
      const uri = Uri.from({ scheme: RESULT_SCHEME, path: `/${report.title}.md` });
      files.write(uri, toMarkdown(report, { decimals: readSettings().decimals }));
      const place = { viewColumn: columnOf(uri), preserveFocus: true, preview: false };
      try {
        await commands.executeCommand("vscode.openWith", uri, PREVIEW, place);
      } catch {
        // Without the built-in Markdown extension the text itself is readable.
        await window.showTextDocument(await workspace.openTextDocument(uri), place);
      }
    },
  };
}

/** The column of this result, else of any other, else the one beside; the only one where nothing is open. */
function columnOf(uri: Uri): ViewColumn {
  const find = (isMeant: (open: Uri) => boolean) =>
    window.tabGroups.all.find(({ tabs }) =>
      tabs.some(({ input }) => {
        const open = (input as { uri?: Uri } | undefined)?.uri;
        return open !== undefined && isMeant(open);
      }),
    )?.viewColumn;
  const isEmpty = window.tabGroups.activeTabGroup.tabs.length === 0;
  return (
    find((open) => open.toString() === uri.toString()) ??
    find((open) => open.scheme === RESULT_SCHEME) ??
    (isEmpty ? ViewColumn.Active : ViewColumn.Beside)
  );
}
