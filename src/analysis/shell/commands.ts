/** The commands of a shell script as words: quotes, continued lines, comments and here-documents are understood. */
import type { SourceSpan } from "../../formats/arrayReading.ts";

/** A word as it is written; `text` is without quotes. */
export interface ShellWord {
  readonly text: string;
  readonly span: SourceSpan;
}

const BLANK = /[ \t\r]/;
const ENDS = new Set(["\n", ";", "|", "&", "(", ")", "`"]);

/** Gives the words of every simple command of `text`, in its order. */
export function shellCommands(text: string): ShellWord[][] {
  const commands: ShellWord[][] = [];
  let command: ShellWord[] = [];
  let heredoc: string | undefined;
  for (let at = 0; at < text.length; ) {
    const char = text[at]!;
    const skipped = continuation(text, at);
    if (skipped > 0) at += skipped;
    else if (BLANK.test(char)) at++;
    else if (char === "#") at = lineEnd(text, at);
    else if (ENDS.has(char)) {
      commands.push(command);
      command = [];
      at++;
      if (char === "\n" && heredoc !== undefined) {
        at = heredocEnd(text, at, heredoc);
        heredoc = undefined;
      }
    } else {
      const word = readWord(text, at);
      heredoc = /^\d*<<-?(?!<)(\S+)$/.exec(word.text)?.[1] ?? heredoc;
      command.push(word);
      at = word.span.end;
    }
  }
  return [...commands, command].filter((words) => words.length > 0);
}

function readWord(text: string, start: number): ShellWord {
  let at = start;
  let word = "";
  while (at < text.length) {
    const char = text[at]!;
    if (continuation(text, at) > 0 || BLANK.test(char)) break;
    if (ENDS.has(char) && !(char === "&" && /[<>]/.test(text[at - 1]!))) break;
    if (char === "'" || char === '"') {
      const end = quoteEnd(text, at);
      word += text.slice(at + 1, end);
      at = end + 1;
    } else if (char === "\\") {
      word += text[at + 1] ?? "";
      at += 2;
    } else if (text.startsWith("$(", at) || text.startsWith("${", at)) {
      const end = text.indexOf(text[at + 1] === "(" ? ")" : "}", at);
      const stop = end < 0 ? at + 2 : end + 1;
      word += text.slice(at, stop);
      at = stop;
    } else {
      word += char;
      at++;
    }
  }
  return { text: word, span: { start, end: Math.min(Math.max(at, start + 1), text.length) } };
}

/** The length of a backslash with the line break behind it; 0 where there is none. */
function continuation(text: string, at: number): number {
  if (text[at] !== "\\") return 0;
  if (text[at + 1] === "\n") return 2;
  return text.startsWith("\r\n", at + 1) ? 3 : 0;
}

function quoteEnd(text: string, start: number): number {
  const quote = text[start]!;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\" && quote === '"') at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

function heredocEnd(text: string, start: number, word: string): number {
  for (let at = start; at < text.length; at = lineEnd(text, at) + 1) {
    if (text.slice(at, lineEnd(text, at)).trim() === word) return at + word.length;
  }
  return text.length;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
