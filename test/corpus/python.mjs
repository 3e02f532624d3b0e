// A python3 process that answers questions, one JSON value a line; questions to a missing python3 answer undefined.
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Starts `script` of this folder; `ask(question)` gives its answer, `end()` stops it. */
export function startPython(script) {
  const file = path.join(path.dirname(fileURLToPath(import.meta.url)), script);
  const child = spawn("python3", [file], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  let isMissing = false;
  child.on("error", () => {
    isMissing = true;
    for (const resolve of waiting.splice(0)) resolve(undefined);
  });
  child.stdin.on("error", () => {});
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.(JSON.parse(line)));
  return {
    ask: (question) =>
      new Promise((resolve) => {
        if (isMissing) return resolve(undefined);
        waiting.push(resolve);
        child.stdin.write(`${JSON.stringify(question)}\n`);
      }),
    end: () => child.stdin.end(),
  };
}
