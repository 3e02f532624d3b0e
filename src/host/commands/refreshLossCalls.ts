/** Refresh Loss Calls: the view reads all files again. */
import type { Command } from "../runCommand.ts";

export const refreshLossCalls: Command<Record<never, never>> = {
  id: "refreshLossCalls",
  options: [],
  run: async (_, __, { lossCalls }) => lossCalls.refresh(),
};
