/** Places for the words of a chart that must not cover each other. */

/** A label beside a rule that runs down from it. */
export interface PlacedLabel {
  /** Where the rule is, and whether the words stand at its right or at its left. */
  readonly at: number;
  readonly side: "right" | "left";
  /** 0 is the uppermost. */
  readonly row: number;
}

/** The distance between a rule and its words, in pixels. */
export const BESIDE = 4;

/**
 * Puts labels into rows so that no words cover others, and where it can be no rule runs through words. Each stands at the
 * right of its rule or at its left; all ways are tried, as charts have few labels.
 */
export function placeLabels(
  labels: readonly { readonly at: number; readonly width: number }[],
  width: number,
): readonly PlacedLabel[] {
  let best: readonly Span[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let sides = 0; sides < 2 ** labels.length; sides++) {
    const spans = labels.map((label, i) => spanOf(label, (sides >> i) % 2 === 0 ? "right" : "left"));
    const outside = spans.filter(({ from, to }) => from < 0 || to > width).length;
    for (const leftFirst of [false, true]) {
      const placed = inRows(spans, leftFirst);
      const cost = 100 * outside + 10 * crossings(placed) + placed.reduce((sum, { row }) => sum + row, 0);
      if (cost < least) [best, least] = [placed, cost];
    }
  }
  return best.map(({ at, side, row }) => ({ at, side, row }));
}

interface Span extends PlacedLabel {
  readonly from: number;
  readonly to: number;
}

function spanOf({ at, width }: { readonly at: number; readonly width: number }, side: PlacedLabel["side"]): Span {
  const reach = width + 2 * BESIDE;
  return { at, side, row: 0, from: side === "right" ? at : at - reach, to: side === "right" ? at + reach : at };
}

/** Each goes below those that it touches; the outermost of either side first, so that its rule runs beside the words below. */
function inRows(spans: readonly Span[], leftFirst: boolean): readonly Span[] {
  const right = spans.filter(({ side }) => side === "right").sort((a, b) => a.at - b.at);
  const left = spans.filter(({ side }) => side === "left").sort((a, b) => b.at - a.at);
  const rows = new Map<Span, Span>();
  for (const span of leftFirst ? [...left, ...right] : [...right, ...left]) {
    const touched = [...rows.values()].filter(({ from, to }) => from <= span.to && to >= span.from);
    rows.set(span, { ...span, row: Math.max(-1, ...touched.map(({ row }) => row)) + 1 });
  }
  return spans.map((span) => rows.get(span)!);
}

/** How many rules run through words below their own row. */
function crossings(spans: readonly Span[]): number {
  return spans.reduce(
    (sum, { from, to, row }) =>
      sum + spans.filter((other) => other.row < row && other.at > from && other.at < to).length,
    0,
  );
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
