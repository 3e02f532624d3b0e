/** Dotted names in a text: `torch.tensor`, `std::vector`, `größe`. */

/** The dotted name that starts at `pos`; "" where none does. */
export function wordAt(text: string, pos: number): string {
  const end = wordEnd(text, pos);
  return end === pos ? "" : text.slice(pos, end);
}

/** The position behind the dotted name that starts at `pos`, or `pos` where none does. */
export function wordEnd(text: string, pos: number): number {
  let at = pos;
  let code = text.charCodeAt(at);
  if (!isLetter(code)) return code < 0x80 || Number.isNaN(code) ? pos : wordEndBeyondAscii(text, pos);
  for (;;) {
    do code = text.charCodeAt(++at);
    while (isLetter(code) || (code >= 0x30 && code <= 0x39));
    if (code >= 0x80) return wordEndBeyondAscii(text, pos);
    let next = at;
    if (code === 0x2e) next = at + 1;
    else if (code === 0x3a && text.charCodeAt(at + 1) === 0x3a) next = at + 2;
    else return at;
    code = text.charCodeAt(next);
    if (code >= 0x80) return wordEndBeyondAscii(text, pos);
    if (!isLetter(code)) return at;
    at = next;
  }
}

/** Whether a letter of ASCII, an underscore or a dollar sign has this code. */
function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || code === 0x5f || code === 0x24;
}

/** As `wordEnd`, for letters of any script. */
function wordEndBeyondAscii(text: string, pos: number): number {
  wordPattern.lastIndex = pos;
  return wordPattern.test(text) ? wordPattern.lastIndex : pos;
}

const wordPattern = /[\p{L}_$][\p{L}\p{M}\p{N}_$]*(?:(?:\.|::)[\p{L}_$][\p{L}\p{M}\p{N}_$]*)*/uy;
