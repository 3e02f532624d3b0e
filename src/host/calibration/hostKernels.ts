/** The kernels as the extension brings them along, in both extension hosts. */
import { extensions, Uri, workspace } from "vscode";
import { type KernelBytes, loadKernels } from "../../kernels/kernels.ts";
import { workersOnDisk } from "./kernelsOnDisk.node.ts";
import type { ArrayKernels } from "./labelledArray.ts";

/** New kernels with a memory of their own; where the compiled ones cannot be read, those in TypeScript. */
export async function hostKernels(): Promise<ArrayKernels> {
  const folder = extensions.getExtension("label-smoothing.label-smoothing")?.extensionUri;
  const bytes = folder && (await kernelBytes(folder));
  const workers = folder?.scheme === "file" ? workersOnDisk(folder.fsPath, bytes) : undefined;
  return { kernels: loadKernels(bytes), workers };
}

async function kernelBytes(folder: Uri): Promise<KernelBytes | undefined> {
  const read = (name: string) => workspace.fs.readFile(Uri.joinPath(folder, "dist/kernels", name));
  try {
    const [relaxed, plain] = await Promise.all([read("relaxed.wasm"), read("plain.wasm")]);
    return { relaxed: new Uint8Array(relaxed), plain: new Uint8Array(plain) };
  } catch {
    return undefined;
  }
}
