// PyTorch and TensorFlow.js in processes of their own, which measure what they are asked to over stdin.
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { atExit } from "../tools/cleanup.mjs";

/** Without these PyTorch spends its time in page faults: glibc gives large arrays back to the system each time. */
const ALLOCATOR = {
  MALLOC_MMAP_MAX_: "0",
  MALLOC_TRIM_THRESHOLD_: "100000000000",
  MALLOC_TOP_PAD_: "2000000000",
};

/** Gives { version, entry(job), stop }; undefined where no Python has PyTorch. */
export async function startTorch() {
  const python = ["python3", "/usr/bin/python3"].find(
    (name) => spawnSync(name, ["-c", "import torch"], { stdio: "ignore" }).status === 0,
  );
  return python && start(python, "kernels.py", ALLOCATOR);
}

/** The same of TensorFlow.js in the Node at `node`; undefined where its WebAssembly backend does not start. */
export function startTfjs(node) {
  return start(node, "kernelsTfjs.cjs", {});
}

async function start(command, script, env) {
  const child = spawn(command, [path.join(import.meta.dirname, script)], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const stop = atExit(() => child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const version = await lines.next();
  if (version.done) return undefined;
  return {
    version: version.value,
    entry: (job) => ({
      measure: async (repeats) => {
        child.stdin.write(`${JSON.stringify({ ...job, smoothing: 0.1, repeats })}\n`);
        const answer = await lines.next();
        if (answer.done) throw new Error(`${command} ended.`);
        return Number(answer.value);
      },
    }),
    stop,
  };
}
