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
  /** Ways of calling it that meet what no run knows, and roles with which no object of the class can be made. */
  readonly hopeless: Set<string | Roles>;
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
  const { hopeless } = candidate;
  if (others.size === 0 && [ANY_WAY, way, manner.roles].some((each) => hopeless.has(each))) return undefined;
  let isMade = candidate.kind === "function";
  try {
    const run = new LossRun(source);
    const named = namedArguments(manner, probe, a, others);
    const instance = isMade ? undefined : run.construct(candidate.node, { positional: [], named });
    isMade = true;
    const given = { positional: positionalArguments(manner, probe), named: instance === undefined ? named : new Map() };
    const result = run.callFunction(candidate.body, given, instance);
    const isTuple = result.kind === "list";
    const loss = isTuple ? result.items[0] : result;
    if (loss?.kind !== "tensor" || loss.tensor.flow !== "flows") return undefined;
    return { values: loss.tensor.data, isTuple, notes: run.notes };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    if (others.size === 0 && !isMade) hopeless.add(error instanceof Unknown ? ANY_WAY : manner.roles);
    else if (others.size === 0 && error instanceof Unknown) hopeless.add(way);
    return undefined;
  }
}

const ANY_WAY = "any";

/** Logits and targets, new ones for each run: a loss may write into them. */
function positionalArguments({ input, targets, isSwapped }: Manner, probe: Probe): Value[] {
  const [N, K] = probe.logits.shape as [number, number];
  const { data } = input === "logits" ? probe.logits : logSoftmax(probe.logits, 1);
  const logits = ofTensor(tensor([N, K], [...data], "float", "flows"));
  const target = ofTensor(
    targets === "indices" ? tensor([N], [...probe.indices], "int") : tensor([N, K], probe.soft.flat(), "float"),
  );
  return isSwapped ? [target, logits] : [logits, target];
}

function namedArguments(
  { roles }: Manner,
  { logits, paddingIndex }: Probe,
  a: number,
  others: ReadonlyMap<string, Value>,
): Map<string, Value> {
  const named = new Map<string, Value>(others);
  for (const [name, role] of roles) {
    if (role === "a") named.set(name, ofNumber(a, true));
    if (role === "K") named.set(name, ofNumber(logits.shape[1]!));
    if (role === "pad") named.set(name, ofNumber(paddingIndex));
  }
  return named;
}
