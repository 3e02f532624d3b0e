/** The extension's API as another extension gets it. */
import * as vscode from "vscode";
import { ok } from "./assert";

/** What activate() exports, as far as the suites use it: an extension that has only the README would write it so. */
export interface Api {
  compute(request: object): {
    targetProbs: unknown;
    probs: unknown;
    rowLosses: unknown;
    loss: unknown;
    gradLogits: unknown;
    rowMinimumLosses: unknown;
    minimumLoss: unknown;
    optimalGap: number | null;
  };
  read(text: string): {
    arrays: { name?: string; shape: number[]; values: ArrayLike<number>; span: { start: number; end: number } }[];
    problems: { message: string; span: { start: number; end: number } }[];
  };
}

/** Activates the extension and gives what activate() exports. */
export async function extensionApi(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>("label-smoothing.label-smoothing");
  ok(extension, "the extension label-smoothing.label-smoothing is not installed in this host");
  return extension.activate();
}
