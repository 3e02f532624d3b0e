/** Asks for the file of the labels: those beside the logits that may be it, or any other. */
import { FileType, Uri, window, workspace } from "vscode";

const ANOTHER = "Another File…";
const MAY_HOLD_LABELS = /\.(npy|npz|csv|tsv|txt|json|safetensors)$/i;

/** Gives the chosen file, or undefined where the person gave up. */
export async function chooseLabelsFile(logits: Uri): Promise<Uri | undefined> {
  const folder = Uri.joinPath(logits, "..");
  const files = await workspace.fs.readDirectory(folder).then(
    (entries) => entries.filter(([name, type]) => type !== FileType.Directory && MAY_HOLD_LABELS.test(name)),
    () => [],
  );
  const own = logits.path.split("/").at(-1);
  const items = files
    .filter(([name]) => name !== own)
    .map(([name]) => ({ label: name, uri: Uri.joinPath(folder, name) }))
    .sort((a, b) => Number(isLikely(b.label)) - Number(isLikely(a.label)) || a.label.localeCompare(b.label));
  const picked = await window.showQuickPick([...items, { label: ANOTHER, uri: undefined }], {
    title: "Labels",
    placeHolder: `The file with the true class of each row of ${own}`,
  });
  if (picked === undefined || picked.uri !== undefined) return picked?.uri;
  const [chosen] = (await window.showOpenDialog({ title: "Labels", defaultUri: folder, canSelectMany: false })) ?? [];
  return chosen;
}

function isLikely(name: string): boolean {
  return /label|target|(^|[^a-z])y([^a-z]|$)/i.test(name);
}
