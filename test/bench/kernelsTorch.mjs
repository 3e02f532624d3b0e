// PyTorch in a Python of its own, that measures what it is asked to: see kernels.py.
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
  if (python === undefined) return undefined;
  const script = path.join(import.meta.dirname, "kernels.py");
  const child = spawn(python, [script], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...ALLOCATOR },
  });
  const stop = atExit(() => child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("PyTorch's process ended.");
    return value;
  };
  return {
    version: await next(),
    entry: (job) => ({
      measure: async (repeats) => {
        child.stdin.write(`${JSON.stringify({ ...job, smoothing: 0.1, repeats })}\n`);
        return Number(await next());
      },
    }),
    stop,
  };
}
