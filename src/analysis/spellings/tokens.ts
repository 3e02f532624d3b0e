/** Code as tokens, whatever the language: enough to compare forms that are laid out differently. */
import type { Language } from "../../rules/rule.ts";

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const HASH_COMMENT = String.raw`#[^\n]*`;
const SLASH_COMMENT = String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`;
const DOUBLE_QUOTED = String.raw`"(?:[^"\\]|\\[\s\S])*"`;
const SINGLE_QUOTED = String.raw`'(?:[^'\\\n]|\\[\s\S])*'`;
const BACKTICKED = "`(?:[^`\\\\]|\\\\[\\s\\S])*`";
/** Where a single quote is a character's, a lifetime's or a transposition's. */
const CHARACTER = String.raw`'(?:[^'\\\n]|\\.)'`;
const PYTHON_STRING = String.raw`[rRbBuUfF]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\[\s\S])*"|${SINGLE_QUOTED})`;
const REST = String.raw`(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?[fFjJn]?|[\p{ID_Start}_$][\p{ID_Continue}$]*(?:!(?!=))?|\*\*|\/\/|->|=>|:=|[=!<>]=|<<|>>|&&|\|\||\.[*/+-]|::|\S`;

/** The groups are comments and tokens. */
const lexer = (comment: string, ...strings: string[]) =>
  new RegExp(`(${comment})|(${[...strings, REST].join("|")})`, "gu");
const SCRIPT = lexer(SLASH_COMMENT, DOUBLE_QUOTED, SINGLE_QUOTED, BACKTICKED);
const SYSTEMS = lexer(SLASH_COMMENT, DOUBLE_QUOTED, CHARACTER);
const CONFIGURATION = lexer(HASH_COMMENT, DOUBLE_QUOTED, SINGLE_QUOTED);

const LEXERS: Readonly<Record<Language, RegExp>> = {
  python: lexer(HASH_COMMENT, PYTHON_STRING),
  javascript: SCRIPT,
  cpp: SYSTEMS,
  rust: SYSTEMS,
  julia: lexer(HASH_COMMENT, DOUBLE_QUOTED, CHARACTER),
  yaml: CONFIGURATION,
  shell: CONFIGURATION,
};

/** The tokens of `code`, comments left out; offsets are those of `code` and `offset` together. */
export function tokensOf(code: string, language: Language, offset = 0): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 2: text, index } of code.matchAll(LEXERS[language])) {
    if (text !== undefined) tokens.push({ text, start: offset + index, end: offset + index + text.length });
  }
  return tokens;
}

/** Whether two tokens mean the same: 1 is 1.0. */
export function isSameToken(one: string, other: string): boolean {
  if (one === other) return true;
  return /^[\d.]/.test(one) && /^[\d.]/.test(other) && one !== "." && other !== "." && Number(one) === Number(other);
}

const OPENING = "([{";
const CLOSING = ")]}";

/** Behind the primary that begins at `at`: a name, literal or bracket with attributes, calls and subscripts. */
export function primaryEnd(tokens: readonly Token[], at: number): number {
  const first = tokens[at]?.text;
  if (first === undefined || !/^(?:[\p{ID_Start}_$\d"'`.]|[([{])/u.test(first) || first === "." || WORDS.has(first))
    return at;
  let end = OPENING.includes(first) ? bracketEnd(tokens, at) : at + 1;
  for (;;) {
    const next = tokens[end];
    if (next === undefined) return end;
    const isMember =
      (next.text === "." || next.text === "::") && /^[\p{ID_Start}_$]/u.test(tokens[end + 1]?.text ?? "");
    if (isMember) end += 2;
    else if (next.text === "(" || next.text === "[") end = bracketEnd(tokens, end);
    else return end;
  }
}

/** Words that begin an expression of their own. */
const WORDS = new Set(["not", "await", "lambda", "new", "typeof", "if", "async", "yield"]);

/** Behind the bracket that opens at `at`; the end where it does not close. */
export function bracketEnd(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    const { text } = tokens[i]!;
    if (OPENING.includes(text)) depth++;
    else if (CLOSING.includes(text) && --depth === 0) return i + 1;
  }
  return tokens.length;
}

/** Behind the argument that begins at `at`: up to a comma or a bracket that closes the list around it. */
export function argumentEnd(tokens: readonly Token[], at: number): number {
  let i = at;
  while (i < tokens.length && tokens[i]!.text !== "," && !CLOSING.includes(tokens[i]!.text)) {
    i = OPENING.includes(tokens[i]!.text) ? bracketEnd(tokens, i) : i + 1;
  }
  return i;
}

/** A name, an attribute or a constant element: evaluating it twice costs nothing and has no effect. */
export function isSimple(tokens: readonly Token[]): boolean {
  return isPrimary(tokens) && !tokens.some(({ text }) => text === "(" || text === "{");
}

/** Code that keeps its meaning beside an operator without parentheses. */
export function isPrimary(tokens: readonly Token[]): boolean {
  return tokens.length > 0 && primaryEnd(tokens, 0) === tokens.length;
}

/** `tokens` without parentheses around all of them. */
export function unwrappedTokens(tokens: readonly Token[]): readonly Token[] {
  let inner = tokens;
  while (
    inner[0]?.text === "(" &&
    bracketEnd(inner, 0) === inner.length &&
    argumentEnd(inner, 1) === inner.length - 1
  ) {
    if (inner.length === 2) return inner;
    inner = inner.slice(1, -1);
  }
  return inner;
}
