/** The types of cleanup.mjs, for tests in TypeScript. */
export function atExit(action: () => void): () => void;
export function scratchFolder(): { readonly path: string; readonly remove: () => void };
export function onStop(stop: (code: number) => void): void;
