/** The Python programs on this machine, and one run of a script of this folder. */
import { spawnSync } from "node:child_process";
import path from "node:path";

/** The first Python 3 that runs `statement`; undefined where none does. */
export function pythonWith(statement: string): string | undefined {
  return ["python3", "/usr/bin/python3"].find((python) => spawnSync(python, ["-c", statement]).status === 0);
}

/** Runs `script` with `input` as JSON on its standard input, and reads the JSON that it prints. */
export function runScript(python: string, script: string, input: unknown): unknown {
  const file = path.join(import.meta.dirname, script);
  const options = { input: JSON.stringify(input), encoding: "utf8", maxBuffer: 64 * 2 ** 20 } as const;
  const { status, stdout, stderr } = spawnSync(python, [file], options);
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
