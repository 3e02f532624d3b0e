/** All frameworks, in the order in which they are offered. */
import type { Framework } from "../framework.ts";
import { pytorch } from "./pytorch.ts";

export const FRAMEWORKS: readonly Framework[] = [pytorch];
