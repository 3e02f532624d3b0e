/** All rules, in the order in which they are documented; a new rule is one file and one line here. */
import { binaryCrossentropy } from "./keras/binaryCrossentropy.ts";
import { categoricalCrossentropy } from "./keras/categoricalCrossentropy.ts";
import type { Rule } from "./rule.ts";
import { crossEntropy } from "./torch/crossEntropy.ts";
import { crossEntropyLoss } from "./torch/crossEntropyLoss.ts";

export const RULES: readonly Rule[] = [crossEntropyLoss, crossEntropy, categoricalCrossentropy, binaryCrossentropy];
