/** The zero-based line on which the offset `at` of `text` stands. */
export function lineAt(text: string, at: number): number {
  let line = 0;
  for (let end = text.indexOf("\n"); end >= 0 && end < at; end = text.indexOf("\n", end + 1)) line++;
  return line;
}
