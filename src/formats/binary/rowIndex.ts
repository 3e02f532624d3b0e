/** Where the rows of a text begin: every so many of them, so that it stays small however many there are. */

/** Places of rows, added in order. */
export interface RowIndex {
  rowCount: number;
  stride: number;
  places: number[];
}

const MOST_PLACES = 4096;

/** An index without rows. */
export function newRowIndex(): RowIndex {
  return { rowCount: 0, stride: 1, places: [] };
}

/** Adds the next row, which begins at `offset`. */
export function addRowAt(index: RowIndex, offset: number): void {
  if (index.rowCount % index.stride === 0) {
    if (index.places.length === MOST_PLACES) {
      index.places = index.places.filter((_, i) => i % 2 === 0);
      index.stride *= 2;
    }
    if (index.rowCount % index.stride === 0) index.places.push(offset);
  }
  index.rowCount++;
}

/** A row at or before `row` whose place is known. */
export function placeBefore(
  { stride, places }: RowIndex,
  row: number,
): { readonly row: number; readonly offset: number } {
  const at = Math.max(0, Math.min(places.length - 1, Math.floor(row / stride)));
  return { row: at * stride, offset: places[at] ?? 0 };
}
