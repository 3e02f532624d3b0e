/** Writes the slider's value into the followed call: one edit, one undo step. */
import { Uri, workspace } from "vscode";
import type { LossCall } from "../../analysis/findLossCalls.ts";
import { smoothingActions } from "../../analysis/smoothingActions.ts";
import type { PanelSource } from "../../protocol/panelState.ts";
import { missingIn } from "../providers/missingIn.ts";
import type { ProjectVersions } from "../providers/projectVersions.ts";
import { sourceOf } from "../providers/sourceOf.ts";
import { workspaceEditFor } from "../providers/workspaceEditFor.ts";
import { UserError } from "../userError.ts";

type CallSource = Extract<PanelSource, { readonly kind: "call" }>;

/** Gives what was done, one sentence; undefined where the call has this value already. */
export async function writeValue(
  source: CallSource,
  labelSmoothing: number,
  versions: ProjectVersions,
): Promise<string | undefined> {
  const document = await openFollowed(source.uri);
  const allowed = await versions.of(document.uri);
  const found = sourceOf(document);
  const lossCall = found && followedIn(found.calls, source);
  if (found === undefined || lossCall === undefined) {
    throw new UserError(`${source.api} is no longer where it was (${source.place}). Put the cursor on it again.`);
  }
  const { value } = lossCall;
  const current = value.kind === "given" ? Number(value.text) : 0;
  if (value.kind === "declined") throw new UserError(value.reason);
  if (value.kind === "given" && !(current >= 0)) throw new UserError(`Its value is ${value.text}, not a number.`);
  if (current === labelSmoothing) return undefined;
  const actions = smoothingActions(found.source, lossCall, { labelSmoothing, missingIn: missingIn(allowed) });
  const wanted = labelSmoothing === 0 ? ["change", "remove"] : ["change", "add"];
  const action = actions.find(({ kind, declined }) => declined === undefined && wanted.includes(kind));
  if (action === undefined || action.declined !== undefined) {
    throw new UserError(
      actions.find(({ declined }) => declined !== undefined)?.declined ?? "It cannot be changed here.",
    );
  }
  const done = await workspace.applyEdit(workspaceEditFor(document, action.edits));
  if (!done) throw new UserError("The editor did not take the change: the file may be read-only.");
  return `${source.api} now has a = ${labelSmoothing}. Undo in the editor takes it back.`;
}

/** The call of the same name nearest to where it was: text above it may have changed since. */
export function followedIn(calls: readonly LossCall[], { api, start }: CallSource): LossCall | undefined {
  const distance = ({ nameSpan }: LossCall) => Math.abs(nameSpan.start - start);
  return calls.filter((call) => call.api === api).sort((a, b) => distance(a) - distance(b))[0];
}

async function openFollowed(uri: string) {
  try {
    return await workspace.openTextDocument(Uri.parse(uri, true));
  } catch {
    throw new UserError("The file that the panel followed cannot be opened any more.");
  }
}
