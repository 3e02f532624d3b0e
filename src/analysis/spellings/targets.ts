/** The logic of rules/spellings/targets.ts. */
import type { SpellingLogic } from "./spelling.ts";

export const targets: SpellingLogic = {
  find: () => [],
  title: () => "",
  add: () => ({ kind: "edits", edits: [] }),
  remove: () => ({ kind: "edits", edits: [] }),
};
