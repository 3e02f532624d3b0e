/** Show Selection in Panel: takes over what is selected, also where it is long or the panel pinned. */
import type { Command } from "../runCommand.ts";

export const showInPanel: Command<object> = {
  id: "showInPanel",
  options: [],
  run: async (_options, _interactive, { panels }) => panels.showSelection(),
};
