/** Which files beside a file of logits hold its labels, by their names. */

import { isLabelName } from "./findOutputs.ts";

/**
 * The names among `siblings` (names of files in the same folder) that say labels, the likeliest first: of the same part of
 * the data, then sharing the longest beginning with `name`, then the shortest.
 */
export function findLabelFiles(name: string, siblings: readonly string[]): readonly string[] {
  const own = stemOf(name);
  const scored = siblings
    .filter((sibling) => sibling !== name && EXTENSIONS.test(sibling) && isLabelName(stemOf(sibling)))
    .map((sibling) => ({ sibling, stem: stemOf(sibling) }))
    .map(({ sibling, stem }) => ({ sibling, isOther: isOtherPart(own, stem), shared: sharedStart(own, stem) }));
  scored.sort(
    (a, b) =>
      Number(a.isOther) - Number(b.isOther) ||
      b.shared - a.shared ||
      a.sibling.length - b.sibling.length ||
      (a.sibling < b.sibling ? -1 : 1),
  );
  return scored.map(({ sibling }) => sibling);
}

const EXTENSIONS = /\.(?:npy|npz|safetensors|csv|tsv|txt|json)$/i;

/** Parts that data are cut into, under their names. */
const parts: readonly RegExp[] = [
  /(?:^|[^a-z])train(?:ing)?(?![a-z])/,
  /(?:^|[^a-z])(?:val|valid|validation|dev)(?![a-z])/,
  /(?:^|[^a-z])(?:test|eval)(?![a-z])/,
];

/** Whether two names say different parts of the data. */
function isOtherPart(a: string, b: string): boolean {
  const [ofA, ofB] = [a, b].map((name) => parts.findIndex((part) => part.test(name)));
  return ofA! >= 0 && ofB! >= 0 && ofA !== ofB;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function stemOf(name: string): string {
  return name
    .replace(/^.*[/\\]/, "")
    .replace(/\.\w+$/, "")
    .toLowerCase();
}
