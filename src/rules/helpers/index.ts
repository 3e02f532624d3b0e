/** All helpers that actions may put into a file. */
import type { Helper } from "./helper.ts";

export const HELPERS: readonly Helper[] = [];
