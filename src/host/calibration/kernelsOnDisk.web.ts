/** A web worker has no disk: no array there has a path, so that nothing is computed on one. */

/** None. */
export function workersOnDisk(): undefined {
  return undefined;
}

/** Is never called. */
export async function calibrateFile(): Promise<never> {
  throw new Error("A web worker has no disk.");
}

/** Is never called. */
export const fitFileTemperature = calibrateFile;
