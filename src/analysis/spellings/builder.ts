/** The logic of rules/spellings/builder.ts. */
import type { SpellingLogic } from "./spelling.ts";

export const builder: SpellingLogic = {
  find: () => [],
  title: () => "",
  add: () => ({ kind: "edits", edits: [] }),
  remove: () => ({ kind: "edits", edits: [] }),
};
