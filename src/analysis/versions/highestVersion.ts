/** The upper end of a version specifier: Python's (`>=1.8,<1.10`), poetry's and npm's (`^1.9`, `~1.9`, `1.x || 2.x`). */
import { compareVersions } from "./compareVersions.ts";
import type { HighestVersion } from "./packageVersion.ts";

const CLAUSE =
  /^(===?|~=|<=|>=|!=|<|>|\^|~|=)?\s*v?(\d+(?:\.\d+)*(?:\.[*xX])?)((?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|dev|post)[-_.]?\d*)*)(?:\+[\w.]+)?$/;
const CLAUSES = /(?:===?|~=|<=|>=|!=|<|>|\^|~|=)?\s*[^\s,]+/g;

/**
 * Gives the highest version that `specifier` allows. `bare` says what a version without an operator means: `exact` in
 * npm and conda, `caret` in poetry. Undefined where there is no end, or a part of the specifier is not understood.
 */
export function highestVersion(specifier: string, bare: "exact" | "caret" = "exact"): HighestVersion | undefined {
  const alternatives = specifier.split("||").map((each) => endOfAll(each.trim(), bare));
  // One alternative without an end leaves all open.
  return alternatives.reduce((best, each) => {
    if (best === undefined || each === undefined) return undefined;
    return isHigher(each, best) ? each : best;
  });
}

/** The lowest end of clauses that hold together. */
function endOfAll(specifier: string, bare: "exact" | "caret"): HighestVersion | undefined {
  const range = /^(\S+)\s+-\s+(\S+)$/.exec(specifier);
  const clauses = range === null ? (specifier.match(CLAUSES) ?? []) : [`<=${range[2]}`];
  let lowest: HighestVersion | undefined;
  for (const clause of clauses) {
    const parts = CLAUSE.exec(clause.trim());
    if (parts === null) return undefined;
    const isCaret = bare === "caret" && !/[*xX]$/.test(parts[2]!);
    const end = endOf(parts[1] ?? (isCaret ? "^" : "=="), parts[2]!);
    if (end !== undefined && (lowest === undefined || isHigher(lowest, end))) lowest = end;
  }
  return lowest;
}

function endOf(operator: string, version: string): HighestVersion | undefined {
  const numbers = version
    .replace(/\.[*xX]$/, "")
    .split(".")
    .map(Number);
  const isWildcard = /[*xX]$/.test(version);
  switch (operator) {
    case "==":
    case "===":
    case "=":
      return isWildcard ? below(numbers, numbers.length - 1) : { version, isBelow: false };
    case "<=":
      return isWildcard ? below(numbers, numbers.length - 1) : { version, isBelow: false };
    case "<":
      return { version: numbers.join("."), isBelow: true };
    case "~=":
      return numbers.length < 2 ? undefined : below(numbers, numbers.length - 2);
    case "~":
      return below(numbers, Math.min(1, numbers.length - 1));
    case "^": {
      const first = numbers.findIndex((number) => number > 0);
      return below(numbers, first < 0 ? numbers.length - 1 : first);
    }
    default:
      return undefined;
  }
}

/** What lies below the version whose part `index` is one more. */
function below(numbers: readonly number[], index: number): HighestVersion {
  return { version: [...numbers.slice(0, index), numbers[index]! + 1].join("."), isBelow: true };
}

function isHigher(a: HighestVersion, b: HighestVersion): boolean {
  const order = compareVersions(a.version, b.version);
  return order > 0 || (order === 0 && b.isBelow && !a.isBelow);
}
