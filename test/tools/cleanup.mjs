// What has to be undone when this process ends, also by Ctrl+C or an error: folders removed, processes stopped.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const actions = new Set();

/** Runs `action` (synchronous) when this process ends, however that is; gives a function that runs it now instead. */
export function atExit(action) {
  listen();
  actions.add(action);
  return () => {
    if (actions.delete(action)) action();
  };
}

/** A new empty folder in the system's temporary folder, removed when this process ends: { path, remove }. */
export function scratchFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "smooth-"));
  // Several tries: a process that is just being stopped may still write into it.
  const remove = atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return { path: folder, remove };
}

/** Calls `stop` with an exit code when this process is asked to end, or when the one that started it is gone. */
export function onStop(stop) {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ]) {
    process.on(signal, () => stop(code));
  }
  // npm passes a signal on to its shell only, and nobody passes on that a process was killed.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop(143);
  }, 1000);
  watch.unref();
}

let listening = false;

function listen() {
  if (listening) return;
  listening = true;
  process.once("exit", () => {
    // The last one first: what uses a folder is stopped before the folder is removed.
    for (const action of [...actions].reverse()) action();
  });
  onStop((code) => process.exit(code));
}
