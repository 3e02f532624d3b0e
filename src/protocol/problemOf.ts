/** The problem that a panel's state stands for, and the check that it is one. */
import type { Checked } from "../core/checked.ts";
import type { LossProblem } from "../core/lossProblem.ts";
import { readRequest } from "../core/readRequest.ts";
import { rowsProblem } from "../core/rowsProblem.ts";
import type { PanelControls, PanelNumbers, PanelState } from "./panelState.ts";

/** Gives the problem of numbers and controls that have been checked. */
export function problemOf(numbers: PanelNumbers, controls: PanelControls): LossProblem {
  const { inputKind, classWeights, posWeight, prior } = numbers;
  const { loss, convention, paddingIndex, labelSmoothing, reduction, temperature, ignoreIndex } = controls;
  return rowsProblem(numbers, {
    inputKind,
    labelSmoothing,
    convention,
    loss,
    reduction,
    temperature,
    ignoreIndex,
    paddingIndex: convention === "padded" ? paddingIndex : undefined,
    prior: convention === "prior" ? prior : undefined,
    classWeights: loss === "klDivergence" ? undefined : classWeights,
    posWeight: loss === "binaryCrossEntropy" ? posWeight : undefined,
  });
}

/** Gives `state` where its numbers and controls make a problem that can be computed, else what is wrong with them. */
export function checkedState(state: PanelState): Checked<PanelState> {
  const { numbers, controls } = state;
  if (numbers === null) return { value: state };
  const { input, numClasses, targets } = numbers;
  if (input.length === 0 || input.length % numClasses !== 0) {
    return { problem: `${input.length} logits do not make rows of ${numClasses} classes. Give whole rows.` };
  }
  const problem = problemOf(numbers, controls);
  const { numRows, shape } = problem;
  const checked = readRequest({
    ...problem,
    logits: { shape, values: input },
    targets:
      targets.kind === "indices"
        ? { shape: [targets.indices.length], values: targets.indices }
        : { shape, values: targets.probs },
    targetKind: targets.kind,
  });
  if ("problem" in checked) return checked;
  if (state.row >= numRows) return { problem: `Row ${state.row} is asked for, but there are ${numRows}.` };
  return { value: state };
}

/** Gives the problem of a state, or what is wrong with it. */
export function checkedProblem(numbers: PanelNumbers, controls: PanelControls): Checked<LossProblem> {
  const checked = checkedState({ numbers, controls, row: 0 } as PanelState);
  return "problem" in checked ? checked : { value: problemOf(numbers, controls) };
}
