/** The commands' names, known before any of their code is loaded. */
export const COMMAND_IDS = [
  "computeSelection",
  "smoothLabels",
  "showTable",
  "compareValues",
  "interpretLoss",
  "copyResult",
  "insertResult",
  "changeLossValue",
  "insertLossTest",
  "listLossCalls",
  "refreshLossCalls",
  "smoothAllLossCalls",
  "smoothLossCall",
  "showChecks",
  "openPanel",
  "openPanelToSide",
  "showInPanel",
  "openCalibration",
  "compareLogitsFiles",
] as const;

export type CommandId = (typeof COMMAND_IDS)[number];
