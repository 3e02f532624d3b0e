/** Open Panel: shows the view at the side. */
import type { Command } from "../runCommand.ts";

export const openPanel: Command<object> = {
  id: "openPanel",
  options: [],
  run: async (_options, _interactive, { panels }) => panels.open(),
};
