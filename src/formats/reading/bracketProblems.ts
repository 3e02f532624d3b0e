/** What is said about brackets that cannot be read: what is wrong, why it matters, and what to do. */

const closerNames = new Map([
  [0x5d, "]"],
  [0x29, ")"],
  [0x7d, "}"],
]);

const unclosedAlone = new Map(
  [...closerNames].map(([code, closer]) => [
    code,
    `This bracket is not closed: "${closer}" is missing. Select up to and including the closing bracket.`,
  ]),
);

/** The sentences, by what is wrong. */
export const bracketProblems = {
  unclosed: (closers: readonly number[]): string => {
    if (closers.length === 1) return unclosedAlone.get(closers[0]!)!;
    const missing = [...closers].reverse().map((code) => closerNames.get(code)!);
    const listed = missing.slice(0, 8).join("");
    return `These brackets are not closed: "${listed}${missing.length > 8 ? "…" : ""}" is missing. Select up to and including the last closing bracket.`;
  },
  mismatched: (found: string, expected: number, open: string): string =>
    `"${found}" stands where "${closerNames.get(expected)}" has to close "${open}". Correct the bracket.`,
  tooDeep: (limit: number): string =>
    `These brackets nest more than ${limit} deep, which no array does. Select the array alone.`,
  missingComma:
    "A comma is missing here, or one is too many: the other numbers of this array are separated differently. Use one separator throughout.",
  emptyElement: "A number is missing before this comma. Write the number, or delete the comma.",
  mixedDepth: "Numbers and lists stand side by side here, so the array has no shape. Nest all numbers equally deep.",
  ragged: (row: number, length: number, expected: number, isMatrix: boolean): string =>
    `Row ${row} has ${count(length, "number")} where ${row === 2 || isMatrix ? "row 1 has" : "the first has"} ${expected}: the rows of an array have one length. Correct the row.`,
  raggedBlock: (block: number, length: number, expected: number): string =>
    `Block ${block} has ${count(length, "row")} where the first has ${expected}: the blocks of an array have one shape. Correct the block.`,
  nestedSemicolon:
    "A semicolon between nested lists joins them in some languages and repeats them in others, so nothing is assumed. Write the rows with commas.",
  badRepeat: (limit: number): string =>
    `After the semicolon stands how often the value is repeated: a whole number that gives at most ${limit.toLocaleString("en")} numbers. Write the array out.`,
  ellipsis:
    'The ellipsis hides values, so the array is not complete. Print all of it first: np.set_printoptions(threshold=sys.maxsize) in NumPy, torch.set_printoptions(profile="full") in PyTorch.',
  transpose: "The transpose is not carried out. Select the array as it is meant to be read, without it.",
  quoted: "Quoted text stands where a number belongs. Delete it, or write a number without quotes.",
  strayWord: (word: string): string => `"${shortened(word)}" is not a number. Replace it by its value, or delete it.`,
  strayCharacter: (character: string): string => `"${character}" does not belong in an array of numbers. Delete it.`,
  malformed: (written: string): string =>
    /^[+-]?0\d/.test(written)
      ? `"${shortened(written)}" begins with a zero: it may be octal, or part of a number with separators. Write the number plainly.`
      : /\d[jJ]$/.test(written)
        ? `"${shortened(written)}" is a complex number, which is not read. Write real numbers.`
        : `"${shortened(written)}" cannot be read as a number. Correct its spelling.`,
  call: (word: string): string => `"${shortened(word)}" is not evaluated here. Replace it by its value.`,
  expression: (written: string): string =>
    `"${shortened(written)}" is an expression, which is not evaluated. Replace it by its value.`,
} as const;

/** `1 number`, `2 numbers`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

/** At most 40 characters, without cutting a surrogate pair or keeping line ends. */
export function shortened(written: string): string {
  const line = written.replace(/\s+/g, " ");
  return line.length <= 40 ? line : `${[...line.slice(0, 60)].slice(0, 39).join("")}…`;
}
