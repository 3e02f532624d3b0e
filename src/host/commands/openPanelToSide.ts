/** Open Panel to the Side: the panel as a tab of the editor. */
import type { Command } from "../runCommand.ts";

export const openPanelToSide: Command<object> = {
  id: "openPanelToSide",
  options: [],
  run: async (_options, _interactive, { panels }) => panels.openToSide(),
};
