// Runs npm quietly: its output is shown only when it fails.
import { spawnSync } from "node:child_process";

/** Runs npm with `args` in the folder `cwd`. Throws an Error with npm's output when it fails. */
export function npm(cwd, ...args) {
  const options = { cwd, encoding: "utf8", env: ownEnvironment(), maxBuffer: 64 << 20 };
  const flags = [...args, "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const script = process.env.npm_execpath;
  const run = script?.endsWith(".js")
    ? spawnSync(process.execPath, [script, ...flags], options)
    : spawnSync("npm", flags, { ...options, shell: process.platform === "win32" });
  if (run.status === 0) return;
  const output = `${run.stdout ?? ""}${run.stderr ?? ""}`.trim();
  throw new Error(
    `"npm ${args.join(" ")}" failed in ${cwd}: ${run.error?.message ?? `exit code ${run.status ?? run.signal}`}.\n${output}`,
  );
}

// An outer `npm test` exports its settings and the package's fields; the inner npm works on another folder and must not see them.
function ownEnvironment() {
  const foreign =
    /^npm_(package|lifecycle|command|config_(local_prefix|prefix|global|omit|include|workspace))|^NODE_ENV$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
