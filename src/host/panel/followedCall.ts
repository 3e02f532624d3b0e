/** What the panel takes over from a loss call: value, convention, number of classes, numbers, and whether it can be changed. */
import { classesInSight } from "../../analysis/classesInSight.ts";
import type { LossCall } from "../../analysis/findLossCalls.ts";
import type { Source } from "../../analysis/source.ts";
import type { PanelControls, PanelNumbers, PanelSource, PanelState } from "../../protocol/panelState.ts";
import { checkedProblem } from "../../protocol/problemOf.ts";
import { argumentText } from "./argumentText.ts";
import { exampleNumbers } from "./exampleNumbers.ts";
import { numbersFromText } from "./numbersFromText.ts";

/** More classes than this are not drawn. */
const MAX_CLASSES = 50_000;

/** The parts of the state that a call decides; `start` and `end` are its name's span. */
export interface FollowedCall {
  readonly numbers: PanelNumbers;
  readonly controls: PanelControls;
  readonly api: string;
  readonly reading: string;
  readonly whyReadOnly?: string;
}

/** Reads `lossCall`; where the code says nothing of the numbers, those of `before` stay if their classes fit. */
export function followedCall(source: Source, lossCall: LossCall, before: PanelState): FollowedCall {
  const { rule, value, api } = lossCall;
  const { convention } = rule;
  const given = value.kind === "given" ? Number(value.text) : 0;
  const isNumber = value.kind !== "given" || (value.text.trim() !== "" && given >= 0 && given <= 1);
  const { paddingIndex, ...others } = before.controls;
  const controls: PanelControls = {
    ...others,
    labelSmoothing: isNumber ? given : before.controls.labelSmoothing,
    convention: convention === "prior" ? "uniform" : convention,
    loss: convention === "binary" ? "binaryCrossEntropy" : /kl_?div/i.test(api) ? "klDivergence" : "crossEntropy",
    ...(convention === "padded" && { paddingIndex: paddingIndex ?? 0 }),
  };
  const read = numbersFromText(argumentText(source, lossCall), controls);
  const whyReadOnly = readOnlyReason(lossCall, isNumber);
  const about = { api, ...(whyReadOnly !== undefined && { whyReadOnly }) };
  const merged = { ...controls, ...read.controls, labelSmoothing: controls.labelSmoothing };
  if (read.numbers !== undefined) {
    return { ...about, numbers: read.numbers, controls: merged, reading: `with its constants: ${read.reading}` };
  }
  const inSight = classesInSight(source, lossCall);
  const K = Math.min(read.classWeights?.length ?? inSight?.numClasses ?? 0, MAX_CLASSES);
  const { numbers } = before;
  if (numbers !== null && (K === 0 || K === numbers.numClasses)) {
    const kept = before.isEdited && read.classWeights === undefined ? numbers : withWeights(numbers, read.classWeights);
    const reading = `${logitsOf(before.source)}; ${classes(K, inSight?.why)}`;
    if ("value" in checkedProblem(kept, controls)) return { ...about, numbers: kept, controls, reading };
  }
  const example = exampleNumbers(K === 0 ? 10 : K, read.classWeights);
  return { ...about, numbers: example, controls, reading: `example logits; ${classes(K, inSight?.why)}` };
}

/** Which logits stay when nothing in the code says others. */
function logitsOf(source: PanelSource): string {
  switch (source.kind) {
    case "example":
      return "the worked example's logits";
    case "selection":
      return "the logits selected before";
    case "file":
      return `the logits of ${source.place}`;
    case "call":
      return source.reading.split("; ")[0]!;
    case "none":
      return "the logits as they were";
  }
}

function withWeights(numbers: PanelNumbers, classWeights: Float64Array | undefined): PanelNumbers {
  const { classWeights: _, ...others } = numbers;
  return classWeights === undefined || classWeights.length !== numbers.numClasses
    ? others
    : { ...others, classWeights };
}

function classes(K: number, why: string | undefined): string {
  if (K === 0) return "the code does not say how many classes there are";
  return why === undefined ? `${K} classes` : `${K} classes from ${why}`;
}

function readOnlyReason({ value }: LossCall, isNumber: boolean): string | undefined {
  if (value.kind === "declined") return `The slider does not change this call. ${value.reason}`;
  if (isNumber || value.kind !== "given") return undefined;
  return `The slider does not change this call: its value is ${value.text}, not a number.`;
}
