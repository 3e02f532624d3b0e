/** What every calibration page may ask for: copying, saving, telling of a failure. */
import { env } from "vscode";
import type { FromCalibration, ToCalibration } from "../../protocol/calibrationView.ts";
import { savePicture } from "../panel/savePicture.ts";
import type { Services } from "../services.ts";
import { UserError } from "../userError.ts";

/** Does what such a message asks; other messages are left alone. */
export function pageActions(post: (message: ToCalibration) => void, { log }: Services) {
  const say = (text: string | undefined, isProblem = false) => {
    if (text !== undefined) post({ kind: "said", text, isProblem });
  };
  return async (message: FromCalibration): Promise<void> => {
    try {
      if (message.kind === "copy") {
        await env.clipboard.writeText(message.text);
        say(`Copied: ${message.what}.`);
      }
      if (message.kind === "save") say(await savePicture(message.name, message.type, message.content));
      if (message.kind === "failed") log.error("The calibration page:", message.message);
    } catch (error) {
      if (error instanceof UserError) return say(error.message, true);
      log.error(`Calibration, ${message.kind}:`, String((error as Error)?.stack ?? error));
      say("Something went wrong. The details are in the output channel Label Smoothing.", true);
    }
  };
}
