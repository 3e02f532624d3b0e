/** A result among the lines of a document. */

/** `text` as whole lines below `line`, or in its place where it is blank, and indented as it is. No line is split. */
export function linesAfter(line: string, text: string): string {
  const indent = /^\s*/.exec(line)![0];
  const lines = text.trimEnd().split("\n");
  const indented = lines.map((each) => (each === "" ? "" : indent + each)).join("\n");
  return line.trim() === "" ? `${indented.slice(indent.length)}\n` : `\n${indented}`;
}
