/** The logic of rules/spellings/string.ts. */
import type { SpellingLogic } from "./spelling.ts";

export const string: SpellingLogic = {
  find: () => [],
  title: () => "",
  add: () => ({ kind: "edits", edits: [] }),
  remove: () => ({ kind: "edits", edits: [] }),
};
