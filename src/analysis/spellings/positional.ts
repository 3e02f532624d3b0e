/** The logic of rules/spellings/positional.ts. */
import type { SpellingLogic } from "./spelling.ts";

export const positional: SpellingLogic = {
  find: () => [],
  title: () => "",
  add: () => ({ kind: "edits", edits: [] }),
  remove: () => ({ kind: "edits", edits: [] }),
};
