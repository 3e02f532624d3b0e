/** Whether the versions that a project allows are all too old for an argument. */
import type { Since } from "../../rules/rule.ts";
import { compareVersions } from "./compareVersions.ts";
import type { PackageVersion } from "./packageVersion.ts";

/** Why `argument` is missing from what `versions` allow; undefined where it is there, or where nothing says so. */
export function missingSince(
  since: Since | undefined,
  versions: readonly PackageVersion[],
  argument: string,
): string | undefined {
  if (since === undefined) return undefined;
  const { package: name, version } = since;
  const pin = olderThan(versions, name, version);
  if (pin?.highest === undefined) return undefined;
  const { file, highest } = pin;
  const allowed = highest.isBelow ? `only ${name} below ${highest.version}` : `${name} ${highest.version} at most`;
  return `${file} allows ${allowed}; ${argument} came with ${name} ${version}. Raise the version there first.`;
}

/** The first of `versions` that allows nothing from `version` of the package on: all files have to be met. */
export function olderThan(
  versions: readonly PackageVersion[],
  packageName: string,
  version: string,
): PackageVersion | undefined {
  return versions.find(({ package: name, highest }) => {
    if (name !== packageName || highest === undefined) return false;
    const order = compareVersions(highest.version, version);
    return order < 0 || (order === 0 && highest.isBelow);
  });
}
