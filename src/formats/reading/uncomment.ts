/** A text that is nothing but comments is meant to be read: printed tensors are often kept below the code as comments. */

/** How a line of comment begins: Python and R, C++ and JavaScript, MATLAB, SQL and Lua, and the lines of a block comment. */
const MARKER = /^([ \t]*)(#+|\/\/+|%+|--|\*)(?=[ \t]|$)/;

/**
 * `text` with blanks in place of the comment marks, where every line that is not empty begins with the same mark; else
 * `text` itself. Offsets stay as they are.
 */
export function uncomment(text: string): string {
  const mark = MARKER.exec(text.trimStart())?.[2];
  if (mark === undefined) return text;
  const lines = text.split("\n");
  const isComment = (line: string) => MARKER.exec(line)?.[2] === mark;
  if (!lines.every((line) => line.trim() === "" || isComment(line))) return text;
  return lines
    .map((line) => line.replace(MARKER, (_, blanks: string, marks: string) => blanks + " ".repeat(marks.length)))
    .join("\n");
}
