/** All variants, in the order in which they are offered. */
import { closedForm } from "./closedForm.ts";
import { klDivergence } from "./klDivergence.ts";
import { others } from "./others.ts";
import { padded } from "./padded.ts";
import { prior } from "./prior.ts";
import { softTargets } from "./softTargets.ts";
import type { Variant } from "./variant.ts";

export const VARIANTS: readonly Variant[] = [klDivergence, closedForm, softTargets, padded, others, prior];
