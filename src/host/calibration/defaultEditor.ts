/** Whether the calibration editor is the one that opens files of a kind, and making it so. */
import { ConfigurationTarget, type Uri, workspace } from "vscode";

/** The editor's name in package.json. */
export const CALIBRATION_EDITOR = "labelSmoothing.calibration";

const SETTING = "editorAssociations";

/** Whether files with this one's extension open in the calibration editor. */
export function isDefaultEditor(uri: Uri): boolean {
  const patterns = [patternOf(uri), `*${extensionOf(uri)}`];
  return patterns.some((pattern) => associations()[pattern] === CALIBRATION_EDITOR);
}

/** Makes it the editor of such files, in the user's settings. */
export async function makeDefaultEditor(uri: Uri): Promise<void> {
  const changed = { ...associations(), [patternOf(uri)]: CALIBRATION_EDITOR };
  await workspace.getConfiguration("workbench").update(SETTING, changed, ConfigurationTarget.Global);
}

/** CSV and JSON files hold anything: of them only those are meant that say logits in their names. */
function patternOf(uri: Uri): string {
  const extension = extensionOf(uri);
  return /^\.(npy|npz|safetensors)$/.test(extension) ? `*${extension}` : `*logits*${extension}`;
}

function extensionOf({ path }: Uri): string {
  return /\.[a-z]+$/i.exec(path)?.[0].toLowerCase() ?? "";
}

function associations(): Readonly<Record<string, string>> {
  return workspace.getConfiguration("workbench").get<Record<string, string>>(SETTING) ?? {};
}
