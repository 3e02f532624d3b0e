// The browser tests: { title, run(page, { folder }), files?, settings?, width?, height? }; `files` are put beside the examples first.
import { calibration } from "./calibration.ui.mjs";
import { codeActions } from "./codeActions.ui.mjs";
import { compareValues } from "./compareValues.ui.mjs";
import { computeSelection } from "./computeSelection.ui.mjs";
import { diagnostics } from "./diagnostics.ui.mjs";
import { interpretLoss } from "./interpretLoss.ui.mjs";
import { largeInput } from "./largeInput.ui.mjs";
import { lossCalls } from "./lossCalls.ui.mjs";
import { notebook } from "./notebook.ui.mjs";
import { palette } from "./palette.ui.mjs";
import { panel } from "./panel.ui.mjs";
import { showTable } from "./showTable.ui.mjs";
import { smoothLabels } from "./smoothLabels.ui.mjs";
import { useResult } from "./useResult.ui.mjs";

export const tests = [
  ...palette,
  ...computeSelection,
  ...smoothLabels,
  ...showTable,
  ...compareValues,
  ...interpretLoss,
  ...useResult,
  ...largeInput,
  ...notebook,
  ...codeActions,
  ...diagnostics,
  ...lossCalls,
  ...panel,
  ...calibration,
];
