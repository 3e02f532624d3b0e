/** From a selected text, or the text of a call, to what the panel shows: numbers, options, and what could not be read. */

import type { LossProblem } from "../../core/lossProblem.ts";
import { readRequest } from "../../core/readRequest.ts";
import type { LossRequest } from "../../core/request.ts";
import type { ReadingProblem } from "../../formats/arrayReading.ts";
import { fitTargets } from "../../formats/fitTargets.ts";
import { readArrays } from "../../formats/readArrays.ts";
import { type SelectedRequest, selectRequest } from "../../formats/selectRequest.ts";
import { MAX_NUMBERS, type PanelControls, type PanelNumbers } from "../../protocol/panelState.ts";

/** What a text gives; without `numbers` there are no logits in it. */
export interface TextReading {
  readonly numbers?: PanelNumbers;
  readonly controls: Partial<PanelControls>;
  /** How the text was understood, one sentence. */
  readonly reading: string;
  readonly problems: readonly ReadingProblem[];
  /** Weights stand for the number of classes where there are no logits. */
  readonly classWeights?: Float64Array;
}

/** Reads `text`; options that it does not name are those of `before`. */
export function numbersFromText(text: string, before: PanelControls): TextReading {
  const selected = selectRequest(readArrays(text));
  const { problems } = selected;
  const controls = controlsOf(selected);
  const classWeights = selected.arrays.classWeights?.values;
  const { logits } = selected.arrays;
  if (logits === undefined) {
    return { controls, problems, reading: "", ...(classWeights && { classWeights: Float64Array.from(classWeights) }) };
  }
  const merged = { ...before, ...controls };
  const base = requestOf(selected, merged);
  const withTargets = base.targets === undefined ? undefined : readRequest(base as LossRequest);
  const usesTargets = withTargets !== undefined && "value" in withTargets;
  const checked = usesTargets ? withTargets : readRequest({ ...base, ...likeliest(base) });
  const targetProblem =
    withTargets !== undefined && "problem" in withTargets
      ? [{ message: withTargets.problem, span: selected.arrays.targets!.span }]
      : [];
  if ("problem" in checked) {
    const problem = { message: checked.problem, span: logits.span };
    return { controls, problems: [...problems, ...targetProblem, problem], reading: "" };
  }
  const problem = firstRows(checked.value);
  return {
    numbers: numbersOf(problem),
    controls: { ...controls, convention: problem.convention, loss: problem.loss },
    reading: sentence(checked.value, problem, usesTargets),
    problems: [...problems, ...targetProblem],
  };
}

function controlsOf({ numbers, convention, reduction }: SelectedRequest): Partial<PanelControls> {
  const { labelSmoothing, ignoreIndex, paddingIndex, temperature } = numbers;
  const isValue = labelSmoothing !== undefined && labelSmoothing >= 0 && labelSmoothing <= 1;
  return {
    ...(isValue && { labelSmoothing }),
    ...(ignoreIndex !== undefined && Number.isInteger(ignoreIndex) && { ignoreIndex }),
    ...(paddingIndex !== undefined && paddingIndex >= 0 && Number.isInteger(paddingIndex) && { paddingIndex }),
    ...(temperature !== undefined && temperature > 0 && { temperature }),
    ...(convention !== undefined && { convention }),
    ...(reduction !== undefined && { reduction }),
  };
}

type OpenRequest = Omit<LossRequest, "targets"> & { readonly targets?: LossRequest["targets"] };

function requestOf({ arrays, inputKind }: SelectedRequest, controls: PanelControls): OpenRequest {
  const { logits, targets, classWeights, posWeight, prior } = arrays;
  const convention = controls.convention === "prior" && prior === undefined ? "uniform" : controls.convention;
  const isBinary = convention === "binary" || posWeight !== undefined;
  const K = logits!.shape[logits!.shape.length === 1 ? 0 : 1] ?? 1;
  return {
    logits: logits!,
    ...(inputKind !== undefined && { inputKind }),
    ...(targets !== undefined && { targets: fitTargets(targets, logits!.shape) }),
    labelSmoothing: controls.labelSmoothing,
    convention: prior !== undefined ? "prior" : convention,
    loss: isBinary ? "binaryCrossEntropy" : controls.loss === "binaryCrossEntropy" ? "crossEntropy" : controls.loss,
    ...(convention === "padded" && { paddingIndex: Math.min(controls.paddingIndex ?? 0, K - 1) }),
    ...(prior !== undefined && { prior }),
    ...(classWeights !== undefined && controls.loss !== "klDivergence" && { classWeights }),
    ...(posWeight !== undefined && { posWeight }),
    ignoreIndex: targets === undefined ? -100 : controls.ignoreIndex,
    reduction: controls.reduction,
    temperature: controls.temperature,
  };
}

/** Where no targets were selected, each row's likeliest class stands for the true one. */
function likeliest({ logits }: OpenRequest): Pick<LossRequest, "targets" | "targetKind"> {
  const { shape, values } = logits as { readonly shape: readonly number[]; readonly values: Float64Array };
  const axis = shape.length === 1 ? 0 : 1;
  const K = shape[axis]!;
  const inner = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  const rowShape = shape.filter((_, i) => i !== axis);
  const numRows = values.length / K;
  const indices = Float64Array.from({ length: numRows }, (_, row) => {
    const start = Math.floor(row / inner) * K * inner + (row % inner);
    let best = 0;
    for (let k = 1; k < K; k++) if (values[start + k * inner]! > values[start + best * inner]!) best = k;
    return best;
  });
  return { targets: { shape: rowShape, values: indices }, targetKind: "indices" };
}

/** As many rows as the panel takes. */
function firstRows(problem: LossProblem): LossProblem {
  const { numClasses, numRows, targets } = problem;
  const kept = Math.min(numRows, Math.max(1, Math.floor(MAX_NUMBERS / numClasses)));
  if (kept === numRows) return problem;
  return {
    ...problem,
    numRows: kept,
    input: problem.input.slice(0, kept * numClasses),
    targets:
      targets.kind === "indices"
        ? { kind: "indices", indices: targets.indices.slice(0, kept) }
        : { kind: "probabilities", probs: targets.probs.slice(0, kept * numClasses) },
  };
}

function numbersOf({
  numClasses,
  input,
  inputKind,
  targets,
  classWeights,
  posWeight,
  prior,
}: LossProblem): PanelNumbers {
  return {
    numClasses,
    input,
    inputKind,
    targets,
    ...(classWeights && { classWeights }),
    ...(posWeight && { posWeight }),
    ...(prior && { prior }),
  };
}

function sentence(all: LossProblem, { numRows, numClasses }: LossProblem, hasTargets: boolean): string {
  const rows = all.numRows === 1 ? "1 row" : `${all.numRows.toLocaleString("en")} rows`;
  const shown = numRows < all.numRows ? `, of which the first ${numRows.toLocaleString("en")} are shown` : "";
  const targets = hasTargets ? "" : "; no targets selected, so the likeliest class counts as the true one";
  return `${rows} of ${numClasses.toLocaleString("en")} classes${shown}${targets}`;
}
