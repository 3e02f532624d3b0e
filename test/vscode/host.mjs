// Starts and stops a real VS Code server on 127.0.0.1, and a headless Chromium for it.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atExit, scratchFolder } from "../tools/cleanup.mjs";
import { installHost } from "./install.mjs";

/** Settings that keep VS Code to the matter: no welcome pages, no telemetry, no updates, no AI panel. */
export const QUIET_SETTINGS = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "files.simpleDialog.enable": true,
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "typescript.disableAutomaticTypeAcquisition": true,
  "update.showReleaseNotes": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/**
 * Starts the server and waits until it answers. Gives { url, token, authority, folder, stop }; `folder` is its own scratch
 * folder, removed by stop() or at exit.
 * Options: settings (added to the quiet ones), extensions (folders that are linked in as installed extensions), vsix (a file to
 * install), port, driver (true: the workbench takes extensionDevelopmentPath and extensionTestsPath from its address; it then
 * hides notifications, so tests that act as a person leave it off).
 */
export async function startServer({ settings = {}, extensions = [], vsix, port, driver = false } = {}) {
  const host = await installHost();
  const scratch = scratchFolder();
  const data = path.join(scratch.path, "data");
  const folders = ["--server-data-dir", path.join(scratch.path, "server"), "--user-data-dir", data];
  folders.push("--extensions-dir", path.join(scratch.path, "extensions"));
  writeUserSettings(data, settings);
  linkExtensions(path.join(scratch.path, "extensions"), extensions);
  const env = serverEnvironment(scratch.path);
  const consent = ["--accept-server-license-terms", "--disable-telemetry"];
  if (vsix !== undefined) {
    const install = ["--install-extension", path.resolve(vsix), "--force"];
    const run = spawnSync(host.node, [host.server, ...folders, ...consent, ...install], { encoding: "utf8", env });
    if (run.status !== 0) throw new Error(`VS Code did not install ${vsix}:\n${run.stdout}${run.stderr}`);
  }
  const token = randomBytes(12).toString("hex");
  const usedPort = port ?? (await freePort());
  const address = ["--host", "127.0.0.1", "--port", String(usedPort), "--connection-token", token];
  const quiet = ["--disable-experiments", "--disable-workspace-trust", "--disable-update-check"];
  const flags = [...address, ...quiet, "--disable-getting-started-override"];
  if (driver) flags.push("--enable-smoke-test-driver");
  const log = path.join(scratch.path, "server.log");
  const output = openSync(log, "w");
  // A process group of its own: with it go the extension hosts that the server starts.
  const child = spawn(host.node, [host.server, ...folders, ...consent, ...flags], {
    stdio: ["ignore", output, output],
    detached: true,
    env,
  });
  closeSync(output);
  const kill = atExit(() => killGroup(child.pid, "SIGKILL"));
  const authority = `127.0.0.1:${usedPort}`;
  await waitForAnswer(child, `http://${authority}/version`, log);
  return {
    url: `http://${authority}`,
    token,
    authority,
    folder: scratch.path,
    async stop() {
      killGroup(child.pid, "SIGTERM");
      for (let i = 0; i < 50 && child.exitCode === null && child.signalCode === null; i++) await sleep(50);
      kill();
      scratch.remove();
    },
  };
}

/** The address of the workbench with `folder` open; `payload` are pairs that only a server with the driver takes. */
export function workbenchUrl(server, { folder, payload }) {
  const url = new URL(server.url);
  url.searchParams.set("tkn", server.token);
  url.searchParams.set("folder", folder);
  if (payload !== undefined) url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}

/** The address of a file as the workbench sees it. */
export function remoteUri(server, file) {
  return `vscode-remote://${server.authority}${path.resolve(file)}`;
}

/** Writes VS Code's user settings below its data folder: the quiet ones and `settings`. */
export function writeUserSettings(data, settings) {
  const user = path.join(data, "User");
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, "settings.json"), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
}

// A fresh extensions folder, without an extensions.json, is read at the first start.
function linkExtensions(target, extensions) {
  mkdirSync(target, { recursive: true });
  for (const folder of extensions) {
    const { publisher, name, version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    symlinkSync(path.resolve(folder), path.join(target, `${publisher}.${name}-${version}`));
  }
}

// Without the settings of a VS Code in whose terminal this may run, without a marketplace to call, and with its sockets in `folder`.
function serverEnvironment(folder) {
  const foreign = /^(VSCODE_|ELECTRON_)|^(NODE_OPTIONS|PASSWORD|PORT)$/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: "{}", TMPDIR: folder, XDG_RUNTIME_DIR: folder };
}

/** A port of 127.0.0.1 on which nobody listens. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function waitForAnswer(child, url, log) {
  const end = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null || Date.now() > end) {
      throw new Error(`The VS Code server did not start. It wrote:\n${readFileSync(log, "utf8").slice(-4000)}`);
    }
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
}

function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
