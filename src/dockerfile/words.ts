/** Part of a text by offsets. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** White space as Go's unicode.IsSpace has it, which BuildKit trims by. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0x85) return false;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** The white space that separates words where BuildKit splits by `[\t\v\f\r ]+`. */
export function isSeparator(code: number): boolean {
  return code === 32 || code === 9 || code === 11 || code === 12 || code === 13;
}

/** The range without white space at both ends. */
export function trimmed(text: string, start = 0, end = text.length): TextRange {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** The words between runs of separators; quotes mean nothing here (FROM, COPY, EXPOSE). */
export function plainWords(text: string): readonly TextRange[] {
  const words: TextRange[] = [];
  let at = 0;
  while (at < text.length) {
    while (at < text.length && isSeparator(text.charCodeAt(at))) at++;
    const start = at;
    while (at < text.length && !isSeparator(text.charCodeAt(at))) at++;
    if (at > start) words.push({ start, end: at });
  }
  return words;
}

/** A word that may be quoted; `text` lacks only what BuildKit drops: an escape character at the very end. */
export interface QuotedWord extends TextRange {
  readonly text: string;
}

/** The words of ENV, LABEL and ARG: quotes and escapes hold a word together and stay in it. */
export function quotedWords(text: string, escape: string): readonly QuotedWord[] {
  const words: QuotedWord[] = [];
  const escapeCode = escape.charCodeAt(0);
  let at = 0;
  while (at < text.length) {
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
    if (at >= text.length) break;
    const start = at;
    let quote = 0;
    let dropped = false;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (quote === 0 && isSpace(code)) break;
      if (code === escapeCode && quote !== 39) {
        if (at + 1 === text.length) dropped = true;
        else at++;
      } else if (quote === 0 && (code === 34 || code === 39)) quote = code;
      else if (code === quote) quote = 0;
    }
    const end = Math.min(at, text.length);
    const word = dropped ? text.slice(start, end - 1) : text.slice(start, end);
    if (word !== '') words.push({ start, end, text: word });
  }
  return words;
}
