// Finds a desktop VS Code: one that is installed, or one that can be downloaded; undefined where neither can be.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** True where a window can be shown. */
export function hasDisplay() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The command `code` where it starts a desktop VS Code on this machine, else undefined. */
export function installedDesktop() {
  // In a terminal of a remote VS Code, `code` is its remote command: it cannot load an extension under development.
  if (!hasDisplay() || process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  const shell = process.platform === "win32";
  const run = spawnSync("code", ["--version"], { encoding: "utf8", shell, timeout: 15_000 });
  return run.status === 0 && /^\d+\.\d+\.\d+/.test(run.stdout) ? "code" : undefined;
}

/** The executable of a desktop VS Code that @vscode/test-electron downloads (once, into .vscode-test/), or undefined. */
export async function downloadedDesktop() {
  if (!hasDisplay()) return undefined;
  const site = "https://update.code.visualstudio.com/api/releases/stable";
  const answer = await fetch(site, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const { downloadAndUnzipVSCode, SilentReporter } = await import("@vscode/test-electron");
  try {
    return await downloadAndUnzipVSCode({
      cachePath: path.join(root, ".vscode-test"),
      reporter: new SilentReporter(),
      timeout: 60_000,
    });
  } catch (error) {
    console.log(`VS Code could not be downloaded: ${error.message}`);
    return undefined;
  }
}
