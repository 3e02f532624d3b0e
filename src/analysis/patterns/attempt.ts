/** One run of a hand-written loss: its parameters filled in by their roles, on given rows. */
import type { SyntaxNode } from "@lezer/common";
import type { PythonSource } from "../python/pythonSource.ts";
import type { Probe } from "./knownForm.ts";
import type { Parameter } from "./pythonNodes.ts";
import type { Roles } from "./roles.ts";
import { LossRun } from "./runLoss.ts";
import { logSoftmax, tensor, Unknown, Unsupported } from "./tensor.ts";
import type { Notes } from "./torchOperations.ts";
import { ofNumber, ofTensor, type Value } from "./value.ts";

/** A class or function that may be a loss. */
export interface Candidate {
  readonly kind: "class" | "function";
  readonly node: SyntaxNode;
  readonly name: string;
  /** `forward`, or the function itself. */
  readonly body: SyntaxNode;
  /** What a use passes besides logits and targets. */
  readonly parameters: readonly Parameter[];
  /** Ways of calling it that meet what no run knows: other roles are not tried for them. */
  readonly hopeless: Set<string>;
}

/** How it is called. */
export interface Manner {
  readonly roles: Roles;
  /** Targets come before logits. */
  readonly isSwapped: boolean;
  readonly targets: "indices" | "probabilities";
  readonly input: "logits" | "logProbs";
}

export interface Outcome {
  readonly values: readonly number[];
  readonly isTuple: boolean;
  readonly notes: Notes;
}

/** Runs `candidate`; undefined where it cannot be run so, or gives no loss that has a gradient. */
export function attempt(
  source: PythonSource,
  candidate: Candidate,
  manner: Manner,
  probe: Probe,
  a: number,
  others: ReadonlyMap<string, Value> = new Map(),
): Outcome | undefined {
  const way = `${manner.targets} ${manner.isSwapped}`;
  if (others.size === 0 && candidate.hopeless.has(way)) return undefined;
  try {
    const run = new LossRun(source);
    const result = call(run, candidate, manner, probe, a, others);
    const isTuple = result.kind === "list";
    const loss = isTuple ? result.items[0] : result;
    if (loss?.kind !== "tensor" || loss.tensor.flow !== "flows") return undefined;
    return { values: loss.tensor.data, isTuple, notes: run.notes };
  } catch (error) {
    if (error instanceof Unknown && others.size === 0) candidate.hopeless.add(way);
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

function call(
  run: LossRun,
  candidate: Candidate,
  manner: Manner,
  probe: Probe,
  a: number,
  others: ReadonlyMap<string, Value>,
): Value {
  const [N, K] = probe.logits.shape as [number, number];
  const logProbs = manner.input === "logits" ? probe.logits : logSoftmax(probe.logits, 1);
  const logits = ofTensor(tensor([N, K], [...logProbs.data], "float", "flows"));
  const targets =
    manner.targets === "indices"
      ? ofTensor(tensor([N], [...probe.indices], "int"))
      : ofTensor(tensor([N, K], probe.soft.flat(), "float"));
  const named = new Map<string, Value>(others);
  for (const [name, role] of manner.roles) {
    if (role === "a") named.set(name, ofNumber(a, true));
    if (role === "K") named.set(name, ofNumber(K));
    if (role === "pad") named.set(name, ofNumber(probe.paddingIndex));
  }
  const positional = manner.isSwapped ? [targets, logits] : [logits, targets];
  if (candidate.kind === "function") return run.callFunction(candidate.node, { positional, named });
  const instance = run.construct(candidate.node, { positional: [], named });
  return run.callFunction(candidate.body, { positional, named: new Map() }, instance);
}
