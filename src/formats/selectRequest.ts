/** Which of the arrays that were read is what: by their names first, then by their shapes; nothing is used twice. */
import type { Convention } from "../core/convention.ts";
import type { InputKind, Reduction } from "../core/lossProblem.ts";
import type { ArrayReading, Reading, ReadingProblem, SourceSpan } from "./arrayReading.ts";
import { fitTargets, looksLikeProbabilities, looksLikeTargets } from "./fitTargets.ts";
import { type Role, roleOf } from "./roles.ts";

/** The roles that hold an array of the request. */
export type ArrayRole = "logits" | "targets" | "classWeights" | "posWeight" | "prior";

/** The roles that hold one number of the request. */
export type NumberRole = "labelSmoothing" | "ignoreIndex" | "paddingIndex" | "temperature" | "numClasses";

/** An array or number that was used, and whether its name or its shape told what it is. */
export interface Assignment {
  readonly role: ArrayRole | NumberRole;
  readonly array: ArrayReading;
  readonly by: "name" | "shape";
}

/** What a text says of a loss; what it does not say is absent. */
export interface SelectedRequest {
  readonly arrays: Readonly<Partial<Record<ArrayRole, ArrayReading>>>;
  readonly numbers: Readonly<Partial<Record<NumberRole, number>>>;
  /** Only where a name or `from_logits` says it. */
  readonly inputKind?: InputKind;
  /** True where nothing says it, but the rows are such that they may be probabilities. */
  readonly mayBeProbabilities: boolean;
  /** Where the smoothing value is called `label_smoothing`, the name of PyTorch, Keras and Hugging Face. */
  readonly convention?: Convention;
  readonly reduction?: Reduction;
  readonly assignments: readonly Assignment[];
  /** The reader's problems, and the arrays that were not used. */
  readonly problems: readonly ReadingProblem[];
}

const ARRAY_ROLES: Readonly<Partial<Record<Role, ArrayRole>>> = {
  logits: "logits",
  probabilities: "logits",
  logProbabilities: "logits",
  targets: "targets",
  classWeights: "classWeights",
  posWeight: "posWeight",
  prior: "prior",
};

const NUMBER_ROLES: readonly Role[] = ["labelSmoothing", "ignoreIndex", "paddingIndex", "temperature", "numClasses"];

/** Keras's name for the mean stands beside PyTorch's. */
const REDUCTIONS: Readonly<Record<string, Reduction>> = {
  none: "none",
  mean: "mean",
  sum: "sum",
  batchmean: "batchmean",
  sum_over_batch_size: "mean",
};

/** Gives what `reading` says. */
export function selectRequest(reading: Reading): SelectedRequest {
  const assignments: Assignment[] = [];
  const problems: ReadingProblem[] = [...reading.problems];
  const unassigned: ArrayReading[] = [];
  let inputKind: InputKind | undefined;
  let convention: Convention | undefined;

  for (const array of reading.arrays) {
    const role = array.name === undefined ? undefined : roleOf(array.name);
    const arrayRole = role === undefined ? undefined : ARRAY_ROLES[role];
    if (role !== undefined && array.values.length === 1 && NUMBER_ROLES.includes(role)) {
      if (!assign(role as NumberRole, array)) problems.push(second(role, array));
      else if (role === "labelSmoothing" && isFrameworkName(array.name!)) convention = "uniform";
    } else if (
      arrayRole !== undefined &&
      (array.shape.length > 0 || arrayRole === "targets" || arrayRole === "posWeight")
    ) {
      if (!assign(arrayRole, array)) problems.push(second(arrayRole, array));
      else if (role === "probabilities" || role === "logProbabilities") inputKind = role;
      else if (role === "logits" && /logit/i.test(array.name!)) inputKind = "logits";
    } else if (role !== "loss" && array.values.length > 0 && !isArgument(array)) unassigned.push(array);
  }
  byShape();

  let reduction: Reduction | undefined;
  for (const { name, value, span } of reading.words) {
    const role = roleOf(name);
    if (role === "reduction") {
      reduction = REDUCTIONS[value];
      if (reduction === undefined)
        problems.push({ message: `The reduction "${value}" is not known. Use none, mean, sum or batchmean.`, span });
    }
    if (role === "fromLogits") inputKind = /^true$/i.test(value) ? "logits" : "probabilities";
  }

  const arrays = Object.fromEntries(
    assignments.filter(({ role }) => !NUMBER_ROLES.includes(role as Role)).map(({ role, array }) => [role, array]),
  ) as SelectedRequest["arrays"];
  const numbers = Object.fromEntries(
    assignments
      .filter(({ role }) => NUMBER_ROLES.includes(role as Role))
      .map(({ role, array }) => [role, array.values[0]!]),
  ) as SelectedRequest["numbers"];
  return {
    arrays,
    numbers,
    ...(inputKind === undefined ? {} : { inputKind }),
    mayBeProbabilities: inputKind === undefined && arrays.logits !== undefined && looksLikeProbabilities(arrays.logits),
    ...(convention === undefined ? {} : { convention }),
    ...(reduction === undefined ? {} : { reduction }),
    assignments,
    problems,
  };

  function has(role: ArrayRole | NumberRole): ArrayReading | undefined {
    return assignments.find((assignment) => assignment.role === role)?.array;
  }

  function assign(role: ArrayRole | NumberRole, array: ArrayReading, by: Assignment["by"] = "name"): boolean {
    if (has(role) !== undefined) return false;
    assignments.push({ role, array, by });
    return true;
  }

  /** Logits are the first array with most axes; targets the first that fits them. The rest is said not to be used. */
  function byShape(): void {
    const take = (array: ArrayReading) => unassigned.splice(unassigned.indexOf(array), 1);
    if (has("logits") === undefined) {
      const depth = Math.max(1, ...unassigned.map(({ shape }) => shape.length));
      const logits = unassigned.find(({ shape }) => shape.length === depth);
      if (logits !== undefined && assign("logits", logits, "shape")) take(logits);
    }
    const logits = has("logits");
    if (logits !== undefined && has("targets") === undefined) {
      const targets = unassigned.find((array) => looksLikeTargets(fitTargets(array, logits.shape), logits.shape));
      if (targets !== undefined && assign("targets", targets, "shape")) take(targets);
    }
    for (const array of unassigned) if (array.shape.length > 0) problems.push(notUsed(array));
  }
}

/** A lone number with a name of no role, such as dim=1 or epochs=150, is code, not data. */
function isArgument({ name, shape }: ArrayReading): boolean {
  return name !== undefined && shape.length === 0;
}

/** The keyword of PyTorch, Keras and others (label_smoothing, labelSmoothing) and of Hugging Face, all uniform. */
function isFrameworkName(name: string): boolean {
  return /(^|\W)label_?smoothing(_factor)?$/i.test(name);
}

function second(role: string, { name, span }: { name?: string; span: SourceSpan }): ReadingProblem {
  return {
    message: `"${name}" is a second array or number for ${role}; the first one is used. Select only one.`,
    span,
  };
}

function notUsed({ name, shape, span }: ArrayReading): ReadingProblem {
  const called = name === undefined ? "" : ` called "${name}"`;
  return {
    message: `An array of shape [${shape.join(", ")}]${called} is not used: neither its name nor its shape says what it is. Call it logits, targets, weight, label_smoothing or the like, or leave it out of the selection.`,
    span,
  };
}
