/** Where a word stands in a text. */

const WORD = /[\p{ID_Continue}$]/u;

/** The offsets of `word` as a whole word. */
export function occurrences(text: string, word: string): number[] {
  const found: number[] = [];
  if (word === "") return found;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (!WORD.test(text[at - 1] ?? " ") && !WORD.test(text[at + word.length] ?? " ")) found.push(at);
  }
  return found;
}
