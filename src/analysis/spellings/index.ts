/** The logic of every spelling. */
import type { Spelling } from "../../rules/rule.ts";
import { builder } from "./builder.ts";
import { helper } from "./helper.ts";
import { keyword } from "./keyword.ts";
import { positional } from "./positional.ts";
import { remade } from "./remade.ts";
import { renamed } from "./renamed.ts";
import type { SpellingLogic } from "./spelling.ts";
import { string } from "./string.ts";
import { targets } from "./targets.ts";

export const SPELLINGS: Readonly<Record<Spelling["kind"], SpellingLogic>> = {
  keyword,
  positional,
  builder,
  targets,
  string,
  renamed,
  remade,
  helper,
};
