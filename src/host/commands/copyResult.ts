/** Copy Result As…: the last result in a form of choice, on the clipboard. */
import { env, window } from "vscode";
import { REPORT_FORMATS, type ReportFormat } from "../../report/writers/index.ts";
import type { Command } from "../runCommand.ts";
import { formattedResult } from "./formattedResult.ts";

export interface ResultOptions {
  readonly format?: ReportFormat | undefined;
}

export const copyResult: Command<ResultOptions> = {
  id: "copyResult",
  options: ["format"],
  run: async ({ format }, _interactive, services) => {
    const formatted = await formattedResult("Copy Result As", format, services);
    if (formatted === undefined) return undefined;
    await env.clipboard.writeText(formatted.text);
    window.setStatusBarMessage(`Copied the result as ${REPORT_FORMATS[formatted.format].title}`, 5_000);
    return formatted.text;
  },
};
