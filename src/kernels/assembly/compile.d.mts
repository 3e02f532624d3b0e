/** Writes the kernels' modules to `folder`, where a source is newer than they are. */
export function compileKernels(folder: string): Promise<void>;
