/** The Python programs on this machine, and one run of a script of this folder. */
import { spawnSync } from "node:child_process";
import path from "node:path";

const PYTHONS = ["python3", "/usr/bin/python3"];

/** Names of modules on standard input to those of them that can be found; importing PyTorch to see would take a second. */
const FIND_MODULES = `
import importlib.util, json, sys
print(json.dumps([name for name in json.load(sys.stdin) if importlib.util.find_spec(name)]))`;

/** Of the modules that tests ask for, those of each Python; asked once in a process. */
let found: readonly { readonly python: string; readonly modules: readonly string[] }[] | undefined;

/** The modules that a test may need. */
type PythonModule = "ast" | "numpy" | "torch" | "pytest";

/** The first Python 3 that has all these modules; undefined where none has. */
export function pythonWith(...needed: readonly PythonModule[]): string | undefined {
  found ??= PYTHONS.map((python) => ({ python, modules: modulesOf(python) }));
  return found.find(({ modules }) => needed.every((name) => modules.includes(name)))?.python;
}

function modulesOf(python: string): readonly string[] {
  const asked: readonly PythonModule[] = ["ast", "numpy", "torch", "pytest"];
  const options = { input: JSON.stringify(asked), encoding: "utf8" } as const;
  const { status, stdout } = spawnSync(python, ["-c", FIND_MODULES], options);
  return status === 0 ? JSON.parse(stdout) : [];
}

/** Runs `script` with `input` as JSON on its standard input, and reads the JSON that it prints. */
export function runScript(python: string, script: string, input: unknown): unknown {
  const file = path.join(import.meta.dirname, script);
  const options = { input: JSON.stringify(input), encoding: "utf8", maxBuffer: 64 * 2 ** 20 } as const;
  const { status, stdout, stderr } = spawnSync(python, [file], options);
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
