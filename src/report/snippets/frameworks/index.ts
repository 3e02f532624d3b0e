/** All frameworks, in the order in which they are offered: a new one is a file beside this and a line here. */
import type { Framework } from "../framework.ts";
import { jax } from "./jax.ts";
import { numpy } from "./numpy.ts";
import { pytorch } from "./pytorch.ts";

export const FRAMEWORKS: readonly Framework[] = [pytorch, jax, numpy];
