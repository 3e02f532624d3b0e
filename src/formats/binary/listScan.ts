/** The shape of one list of numbers, of lists of them, and so on, from its brackets and commas. */

import { addRowAt, newRowIndex, type RowIndex } from "./rowIndex.ts";

/** Takes the marks of a list in order; its own opening bracket has been seen. */
export interface ListScan {
  readonly index: RowIndex;
  open(): void;
  close(): void;
  comma(): void;
  /** A number or word begins at `offset` with this character. */
  addNumber(offset: number, code: number): void;
  fail(problem: string): void;
  /** Its shape once it is closed, or what is wrong with it. */
  result(): { readonly shape: readonly number[] } | { readonly problem: string };
}

const DEEPEST = 8;

/** A list of which nothing has been read. */
export function newListScan(): ListScan {
  const index = newRowIndex();
  /** How many items the open list of each level has so far, and how many a closed one had. */
  const counts = [0];
  const lengths: number[] = [];
  let level = 0;
  let leafLevel = -1;
  let isBehindItem = false;
  let problem: string | undefined;
  const fail = (text: string) => {
    problem ??= text;
  };
  return {
    index,
    fail,
    open() {
      begin();
      level++;
      if (level >= DEEPEST) fail(`It is nested more than ${DEEPEST} deep. Write a list of rows.`);
      if (problem === undefined && leafLevel >= 0 && level > leafLevel) fail(MIXED);
      if (problem === undefined) counts[level] = 0;
      isBehindItem = false;
    },
    close() {
      if (problem === undefined) endList();
      level--;
      if (level >= 0 && problem === undefined) counts[level]!++;
      isBehindItem = true;
    },
    comma() {
      if (!isBehindItem) fail(`Row ${rowNumber()} has a comma with nothing before it. ${REPAIR}`);
      isBehindItem = false;
    },
    addNumber(offset, code) {
      begin();
      isBehindItem = true;
      if (problem !== undefined) return;
      if (code === 0x6e) {
        return fail(
          `Row ${rowNumber()} has null, which JSON.stringify writes for NaN and infinities. Write numbers instead.`,
        );
      }
      if (leafLevel < 0) leafLevel = level;
      if (level !== leafLevel) return fail(MIXED);
      if (level === 0 || counts[level] === 0) addRowAt(index, offset);
      counts[level]!++;
    },
    result: () => (problem === undefined ? { shape: lengths } : { problem }),
  };

  /** An item begins. */
  function begin(): void {
    if (isBehindItem) fail(`Row ${rowNumber()} lacks a comma. ${REPAIR}`);
  }

  function endList(): void {
    const count = counts[level]!;
    const expected = lengths[level];
    if (expected === undefined) lengths[level] = count;
    else if (expected !== count) {
      fail(`Row ${rowNumber()} has ${count} items, those before it have ${expected}. Give every row as many.`);
    }
    if (level > 0 && count === 0) fail(`Row ${rowNumber()} is empty. Leave it out, or write its numbers.`);
  }

  function rowNumber(): number {
    return Math.max(1, index.rowCount);
  }
}

const REPAIR = "Write the file again with json.dump.";
const MIXED = "It mixes numbers with lists. Write a list of rows, each a list of numbers.";
