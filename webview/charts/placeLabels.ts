/** Places for the words of a chart that must not cover each other. */

export interface PlacedLabel {
  readonly center: number;
  /** 0 is the uppermost. */
  readonly row: number;
}

/** Puts labels inside `left` to `right`, each in the first row where it touches none before it. */
export function rowsOfLabels(
  labels: readonly { readonly center: number; readonly width: number }[],
  { left, right }: { readonly left: number; readonly right: number },
): readonly PlacedLabel[] {
  const rows: [from: number, to: number][][] = [];
  return labels.map(({ center: wanted, width }) => {
    const center = Math.max(left + width / 2, Math.min(right - width / 2, wanted));
    const [from, to] = [center - width / 2 - 6, center + width / 2 + 6];
    const isFree = (taken: readonly [number, number][]) => taken.every(([a, b]) => to <= a || from >= b);
    const row = rows.findIndex(isFree);
    if (row >= 0) rows[row]!.push([from, to]);
    else rows.push([[from, to]]);
    return { center, row: row >= 0 ? row : rows.length - 1 };
  });
}

/** Moves `places` so that neighbours are `distance` apart, in their order, inside the range where there is room. */
export function apart(
  places: readonly number[],
  distance: number,
  [from, to]: readonly [number, number],
): readonly number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]!);
  const moved = [...places];
  order.forEach((i, rank) => {
    const least = rank === 0 ? from : moved[order[rank - 1]!]! + distance;
    moved[i] = Math.max(moved[i]!, least);
  });
  order.toReversed().forEach((i, rank) => {
    const most = rank === 0 ? to : moved[order[order.length - rank]!]! - distance;
    moved[i] = Math.min(moved[i]!, most);
  });
  return moved;
}
