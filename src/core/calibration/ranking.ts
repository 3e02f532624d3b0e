/** The few rows with the largest score, kept while any number of rows goes by. */

export interface Ranking<T> {
  readonly size: number;
  /** Largest score first; of equal scores, the row that came first. */
  readonly entries: { readonly score: number; readonly item: T }[];
}

/** Gives an empty ranking that keeps `size` rows. */
export function newRanking<T>(size: number): Ranking<T> {
  return { size, entries: [] };
}

/** Whether a row of this score would be kept. */
export function isRanked({ size, entries }: Ranking<unknown>, score: number): boolean {
  return size > 0 && (entries.length < size || score > entries[size - 1]!.score);
}

/** Takes a row in where its score is large enough. */
export function rank<T>(ranking: Ranking<T>, score: number, item: T): void {
  if (!isRanked(ranking, score)) return;
  const { entries, size } = ranking;
  let place = entries.length;
  while (place > 0 && entries[place - 1]!.score < score) place--;
  entries.splice(place, 0, { score, item });
  if (entries.length > size) entries.pop();
}
