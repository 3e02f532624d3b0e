/** A small part of many configurations in which every combination of few of their options still stands. */

/**
 * Those of `cases` that together hold every combination of `strength` options that `cases` hold: chosen greedily, always
 * in the same way, and given in their order. `optionsOf` gives a case's options, as many for each case.
 */
export function coveringSample<T>(
  cases: readonly T[],
  optionsOf: (each: T) => readonly unknown[],
  strength: number,
): readonly T[] {
  const ids = new Map<string, number>();
  const combinations = cases.map((each) =>
    choices(
      optionsOf(each).map((option, i) => `${i}=${JSON.stringify(option)}`),
      strength,
    ).map((choice) => {
      const key = choice.join("&");
      if (!ids.has(key)) ids.set(key, ids.size);
      return ids.get(key)!;
    }),
  );
  const isMissing = new Uint8Array(ids.size).fill(1);
  // What a case brings only becomes less: at most what it brought when it was last looked at.
  const mostOf = combinations.map(({ length }) => length);
  const chosen = new Set<number>();
  for (let missing = ids.size; missing > 0; ) {
    let best = 0;
    let mostNew = 0;
    for (const [i, held] of combinations.entries()) {
      if (mostOf[i]! <= mostNew) continue;
      let count = 0;
      for (const id of held) count += isMissing[id]!;
      mostOf[i] = count;
      if (count > mostNew) [best, mostNew] = [i, count];
    }
    for (const id of combinations[best]!) isMissing[id] = 0;
    missing -= mostNew;
    chosen.add(best);
  }
  return cases.filter((_, i) => chosen.has(i));
}

/** Every choice of `size` of the items, in their order. */
function choices(items: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => choices(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}
