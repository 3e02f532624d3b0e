/** Property tests draw the same numbers in every usual run; with `npm run unit:all` new ones, whose seed a failure names. */
import fc from "fast-check";
import { TRIES_ALL } from "./effort.ts";

if (!TRIES_ALL) fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20240607) });
