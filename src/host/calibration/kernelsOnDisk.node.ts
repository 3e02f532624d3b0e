/** The kernels on files of the disk; in a web worker, which has none, kernelsOnDisk.web.ts stands in their place. */
import path from "node:path";
import type { KernelBytes } from "../../kernels/kernels.ts";
import { type KernelWorkers, newKernelWorkers } from "../../kernels/node/kernelWorkers.ts";

export { calibrateFile } from "../../kernels/node/calibrateFile.ts";
export { fitFileTemperature } from "../../kernels/node/fitFileTemperature.ts";

/** Workers of the extension in `folder`, none of which runs before there is something to do. */
export function workersOnDisk(folder: string, bytes: KernelBytes | undefined): KernelWorkers | undefined {
  return newKernelWorkers({ script: path.join(folder, "dist/node/kernelWorker.js"), bytes });
}
