// Starts a headless Chromium: the one from npm, or one of the system where that cannot run.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { installHost } from "./install.mjs";

/** The permissions that a desktop VS Code has by itself. */
export const CLIPBOARD = ["clipboard-read", "clipboard-write"];

/**
 * Starts the browser and gives Playwright's `Browser`.
 * The environment variable CHROMIUM_PATH names another one. Throws an Error that says what is missing where none can be started.
 */
export async function startBrowser() {
  const { executablePath, env } = findBrowser(await installHost());
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, args: FLAGS });
}

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

function findBrowser(host) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    const problem = problemOf({ executablePath: named });
    if (problem === undefined) return { executablePath: named, env: {} };
    throw new Error(`CHROMIUM_PATH names ${named}, which cannot be started: ${problem}`);
  }
  const env = { LD_LIBRARY_PATH: withOuter(host.chromiumLibraries), FONTCONFIG_FILE: host.fontsFile };
  const packaged = { executablePath: host.chromium, env };
  const problem = problemOf(packaged);
  if (problem === undefined) return packaged;
  for (const name of ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]) {
    const executablePath = onPath(name);
    if (executablePath !== undefined && problemOf({ executablePath }) === undefined) return { executablePath, env: {} };
  }
  throw new Error(
    `The Chromium from npm cannot be started here, and no other is on the PATH: ${problem}\n` +
      "Install the missing libraries, or a Chromium of your system (Debian: apt-get install chromium), " +
      "or set CHROMIUM_PATH to the browser to be used.",
  );
}

// Why the browser cannot be started, in a sentence, or undefined where it can.
function problemOf({ executablePath, env = {} }) {
  const whole = { ...process.env, ...env };
  const run = spawnSync(executablePath, ["--no-sandbox", "--version"], {
    encoding: "utf8",
    env: whole,
    timeout: 20_000,
  });
  if (run.status === 0) return undefined;
  const listing = spawnSync("ldd", [executablePath], { encoding: "utf8", env: whole });
  const missing = (listing.stdout ?? "").split("\n").filter((line) => line.includes("not found"));
  if (missing.length > 0) return `these system libraries are missing:\n${missing.join("\n")}`;
  return run.error?.message ?? (run.stderr.trim() || `it ended with ${run.status ?? run.signal}`);
}

function withOuter(libraries) {
  const outer = process.env.LD_LIBRARY_PATH;
  return outer ? `${libraries}:${outer}` : libraries;
}

function onPath(name) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}
