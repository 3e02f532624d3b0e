/** The logic of every spelling. */
import type { Spelling } from "../../rules/rule.ts";
import { keyword } from "./keyword.ts";
import type { SpellingLogic } from "./spelling.ts";

export const SPELLINGS: Readonly<Record<Spelling["kind"], SpellingLogic>> = { keyword };
