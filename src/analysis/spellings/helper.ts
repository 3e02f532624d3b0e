/** The logic of rules/spellings/helper.ts. */
import type { SpellingLogic } from "./spelling.ts";

export const helper: SpellingLogic = {
  find: () => [],
  title: () => "",
  add: () => ({ kind: "edits", edits: [] }),
  remove: () => ({ kind: "edits", edits: [] }),
};
