/** Connects one webview with the panel's model: its messages are checked, done, and answered. */
import { commands, Disposable, env, Uri, type Webview } from "vscode";
import { readToHost, type ToHost, type ToPanel } from "../../protocol/panelMessages.ts";
import { EMPTY_STATE, type PanelState } from "../../protocol/panelState.ts";
import { checkedState } from "../../protocol/problemOf.ts";
import { decodeState } from "../../protocol/savedState.ts";
import { CALIBRATION_EDITOR } from "../calibration/defaultEditor.ts";
import type { Services } from "../services.ts";
import { UserError } from "../userError.ts";
import { exampleNumbers } from "./exampleNumbers.ts";
import { insertFromPanel } from "./insertFromPanel.ts";
import type { PanelModel } from "./panelModel.ts";
import { revealSource } from "./revealSource.ts";
import { savePicture } from "./savePicture.ts";
import { writeValue } from "./writeValue.ts";

/** Until it is disposed, `webview` shows the model and may change it. */
export function connectPanel(webview: Webview, model: PanelModel, services: Services): Disposable {
  const post = (message: ToPanel) => void webview.postMessage(message);
  const say = (text: string | undefined, isProblem = false) => {
    if (text !== undefined) post({ kind: "said", text, isProblem });
  };
  const show = () => post({ kind: "state", state: model.state() });

  const receive = async (received: unknown) => {
    const message = readToHost(received);
    if ("problem" in message) {
      services.log.warn(`The panel sent a message that is none: ${message.problem}`);
      return;
    }
    try {
      await handle(message.value);
    } catch (error) {
      if (error instanceof UserError) return say(error.message, true);
      services.log.error(`Panel, ${message.value.kind}:`, error instanceof Error ? (error.stack ?? "") : String(error));
      say(
        "Something went wrong, and nothing was changed. The details are in the output channel Label Smoothing.",
        true,
      );
    }
  };

  const handle = async (message: ToHost): Promise<void> => {
    const state = model.state();
    switch (message.kind) {
      case "ready":
        restore(message.saved);
        return show();
      case "change": {
        const next = checkedState({ ...state, ...message.change } as PanelState);
        post({ kind: "seen", number: message.number });
        if ("value" in next) return model.set(next.value, webview);
        say(next.problem, true);
        return show();
      }
      case "writeValue":
        if (state.source.kind !== "call" || !state.writesBack || state.source.whyReadOnly !== undefined) return;
        return say(await writeValue(state.source, message.labelSmoothing, services.versions));
      case "reveal": {
        const place = message.note === undefined ? state.source : state.notes[message.note];
        if (place === undefined || !("uri" in place)) return;
        if ("start" in place) await revealSource(place);
        else await commands.executeCommand("vscode.openWith", Uri.parse(place.uri, true), CALIBRATION_EDITOR);
        return;
      }
      case "insert":
        return say(await insertFromPanel(message.what, state));
      case "copy":
        await env.clipboard.writeText(message.text);
        return say(`Copied: ${message.what}.`);
      case "save":
        return say(await savePicture(message.name, message.type, message.content));
      case "showExample":
        return model.set({
          ...EMPTY_STATE,
          section: state.section,
          framework: state.framework,
          numbers: exampleNumbers(3),
          source: { kind: "example" },
        });
      case "openHelp":
        return void (await commands.executeCommand(
          "workbench.action.openWalkthrough",
          "label-smoothing.label-smoothing#labelSmoothing.getStarted",
        ));
      case "failed":
        return services.log.error("The panel's page:", message.message);
    }
  };

  /** After a reload the page remembers more than the host; where the host knows something, that is newer. */
  const restore = (saved: unknown) => {
    if (saved === undefined || saved === null || model.state().numbers !== null) return;
    const restored = decodeState(saved);
    if ("value" in restored) return model.set(restored.value, webview);
    services.log.warn(`What the panel kept could not be read, and was left: ${restored.problem}`);
  };

  return Disposable.from(
    webview.onDidReceiveMessage(receive),
    model.onDidChange(({ origin }) => {
      if (origin !== webview) show();
    }),
  );
}
