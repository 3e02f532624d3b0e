/** Saves what the panel drew: asks where, writes the file, offers to open it. */
import { Uri, window, workspace } from "vscode";
import { UserError } from "../userError.ts";

const FILTERS = { svg: "SVG picture", png: "PNG picture", csv: "CSV table" } as const;

/** Gives what was done, or undefined where the person gave up. */
export async function savePicture(
  name: string,
  type: keyof typeof FILTERS,
  content: string | Uint8Array,
): Promise<string | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file = `label-smoothing-${name}.${type}`;
  const target = await window.showSaveDialog({
    title: `Save as ${type.toUpperCase()}`,
    filters: { [FILTERS[type]]: [type] },
    ...(folder !== undefined && { defaultUri: Uri.joinPath(folder, file) }),
  });
  if (target === undefined) return undefined;
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  try {
    await workspace.fs.writeFile(target, bytes);
  } catch (error) {
    throw new UserError(
      `The file could not be written: ${error instanceof Error ? error.message : String(error)} Choose another place.`,
    );
  }
  return `Saved ${target.path.split("/").at(-1)}.`;
}
