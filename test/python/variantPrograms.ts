/** Cross entropies with every reduction, weights and ignored rows, wrapped in every variant (or smoothed plainly). */
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { compute } from "../../src/core/compute.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { VARIANTS } from "../../src/rules/variants/index.ts";
import { applyEdits } from "../analysis/applyEdits.ts";
import { byCore, type Expected, flat, type Program } from "./programs.ts";

const A = 0.1;
const WEIGHTS = [1, 2, 5, 0.5, 1.5];
const PRIOR = [0.4, 0.1, 0.2, 0, 0.3];

interface Data {
  readonly shape: string;
  readonly logits: LossRequest["logits"];
  readonly targets: LossRequest["targets"];
}

const ROWS: Data = {
  shape: "(N, C)",
  logits: [
    [2, 1, 0.1, -1, 0.5],
    [0.5, 2.5, -1, 0, 1],
    [-0.3, 0.2, 4, 1, 2],
    [1, 1, 1, 1, -6],
  ],
  targets: [0, 2, 1, 4],
};
const SHAPES: readonly Data[] = [
  ROWS,
  {
    shape: "(N, C, d)",
    logits: [
      [
        [2, 1],
        [0.1, -1],
        [0.5, 0.7],
        [3, -2],
        [0, 1],
      ],
    ],
    targets: [[3, 1]],
  },
  { shape: "(C)", logits: [2, 1, 0.1, -1, 0.5], targets: 3 },
];

interface Case {
  readonly data: Data;
  readonly reduction: "none" | "mean" | "sum";
  readonly weights: readonly number[] | undefined;
  readonly ignoreIndex: number | undefined;
  readonly style: "module" | "module, by position" | "function" | "function, by position";
}

const CASES: readonly Case[] = (["none", "mean", "sum"] as const).flatMap((reduction) =>
  [undefined, WEIGHTS].flatMap((weights) =>
    [undefined, 1].flatMap((ignoreIndex) =>
      (["module", "module, by position", "function", "function, by position"] as const).flatMap((style) =>
        SHAPES.map((data) => ({ data, reduction, weights, ignoreIndex, style })),
      ),
    ),
  ),
);

/** Every program; a variant that declines a case has no program for it. */
export const VARIANT_PROGRAMS: readonly Program[] = ["plain", ...VARIANTS.map(({ id }) => id)].flatMap((id) =>
  CASES.flatMap((each) => {
    if (each.data !== ROWS && (id === "kl-divergence" || id === "soft-targets")) return [];
    const code = rewritten(programOf(each), id);
    if (code === undefined) return [];
    const { data, reduction, weights, ignoreIndex, style } = each;
    const options = [weights && "weights", ignoreIndex && `ignore_index=${ignoreIndex}`].filter(Boolean);
    const name = [id, style, data.shape, reduction, ...options].join(", ");
    const expected = expectedOf(id, each);
    return [{ name, code, logits: data.logits, targets: data.targets, weights, prior: PRIOR, expected }];
  }),
);

/** A program as a person writes it. */
function programOf({ reduction, weights, ignoreIndex, style }: Case): string {
  const byPosition = [weights ? "w" : "None", "None", String(ignoreIndex ?? -100), "None", `"${reduction}"`];
  const byName = [
    ...(weights === undefined ? [] : ["weight=w"]),
    ...(ignoreIndex === undefined ? [] : [`ignore_index=${ignoreIndex}`]),
    ...(reduction === "mean" ? [] : [`reduction="${reduction}"`]),
  ];
  const list = style.endsWith("position") ? byPosition : byName;
  return style.startsWith("module")
    ? `import torch.nn as nn\n\ncriterion = nn.CrossEntropyLoss(${list.join(", ")})\nloss = criterion(logits, y)\n`
    : `import torch.nn.functional as F\n\nloss = F.cross_entropy(${["logits", "y", ...list].join(", ")})\n`;
}

/** `code` after the action, with the prior filled in; undefined where the action is declined. */
function rewritten(code: string, variant: string): string | undefined {
  const source = readSource("python", code);
  const [lossCall] = findLossCalls(source);
  const actions = smoothingActions(source, lossCall!, { labelSmoothing: A });
  const title = VARIANTS.find(({ id }) => id === variant)?.title.split(" (a=")[0];
  const action = actions.find((each) => (title === undefined ? each.kind === "add" : each.title.startsWith(title)));
  if (action === undefined) throw new Error(`No action for ${variant} on ${code}`);
  return action.declined === undefined
    ? applyEdits(code, action.edits).replace("prior=None, label", "prior=p, label")
    : undefined;
}

function expectedOf(id: string, { data, reduction, weights, ignoreIndex }: Case): Expected {
  const request: LossRequest = {
    logits: data.logits,
    targets: data.targets,
    labelSmoothing: A,
    reduction,
    classWeights: weights as number[] | undefined,
    ignoreIndex,
  };
  switch (id) {
    case "others":
      return byCore({ ...request, convention: "others" });
    case "padded": {
      const paddingIndex = ignoreIndex ?? 0;
      return byCore({ ...request, convention: "padded", paddingIndex, ignoreIndex: undefined });
    }
    case "prior":
      return byCore({ ...request, convention: "prior", prior: PRIOR });
    case "kl-divergence":
      return klDivergence(request);
    case "soft-targets":
      return softTargets(request);
    default:
      return byCore(request);
  }
}

/** Cross entropy, its rows lower by -Σ w t log t; the gradient is the same. */
function klDivergence(request: LossRequest): Expected {
  const { rows, targetProbs, counted } = rowsOf(request);
  const weights = request.classWeights === undefined ? undefined : flat(request.classWeights);
  const K = targetProbs.length / rows.length;
  const shifted = rows.map((loss, row) => {
    const t = targetProbs.slice(row * K, (row + 1) * K);
    return loss + t.reduce((sum, each, k) => sum + (each > 0 ? (weights?.[k] ?? 1) * each * Math.log(each) : 0), 0);
  });
  const targets = flat(request.targets);
  const divisor = targets.reduce((sum, y, row) => sum + (counted[row] ? (weights?.[y] ?? 1) : 0), 0);
  return { loss: reduced(shifted, request.reduction!, divisor), grad: byCore(request).grad };
}

/** The same targets as probabilities, ignored rows masked: a mean over the rows that count. */
function softTargets(request: LossRequest): Expected {
  const K = (request.logits as number[][])[0]!.length;
  const targets = flat(request.targets);
  const onehot = targets.map((y) => Array.from({ length: K }, (_, k) => (k === y ? 1 : 0)));
  const { counted } = rowsOf(request);
  const each = byCore({ ...request, targets: onehot, ignoreIndex: undefined, reduction: "none" });
  const divisor = counted.filter(Boolean).length;
  const rows = each.loss.map((loss, row) => (counted[row] ? loss : 0));
  const scale = request.reduction === "mean" ? divisor : 1;
  const grad = each.grad.map((value, i) => (counted[Math.floor(i / K)] ? value / scale : 0));
  return { loss: reduced(rows, request.reduction!, divisor), grad };
}

function rowsOf(request: LossRequest): { rows: number[]; targetProbs: number[]; counted: boolean[] } {
  const result = compute({ ...request, reduction: "none" });
  if ("problem" in result) throw new Error(result.problem);
  const counted = flat(request.targets).map((y) => y !== (request.ignoreIndex ?? -100));
  return { rows: flat(result.value.rowLosses), targetProbs: flat(result.value.targetProbs), counted };
}

function reduced(rows: readonly number[], reduction: string, divisor: number): number[] {
  const sum = rows.reduce((total, each) => total + each, 0);
  if (reduction === "none") return [...rows];
  return [reduction === "sum" ? sum : sum / divisor];
}
