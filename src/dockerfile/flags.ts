import type { TextRange } from './words.js';
import { isSpace } from './words.js';

/** A flag with its quotes and backslashes resolved, and where it stands. */
export interface RawFlag extends TextRange {
  readonly text: string;
}

/**
 * The flags at the start of an instruction's arguments, and where the arguments proper begin. Flags are words
 * that start with `--`; a lone `--` ends them. The backslash escapes here whatever the escape directive says.
 */
export function leadingFlags(
  text: string,
  start: number,
): { readonly flags: readonly RawFlag[]; readonly rest: number } {
  const flags: RawFlag[] = [];
  let at = start;
  for (;;) {
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
    if (!text.startsWith('--', at)) return { flags, rest: at };
    const flag = readFlag(text, at);
    at = flag.end;
    if (flag.text === '--') return { flags, rest: at };
    flags.push(flag);
  }
}

function readFlag(text: string, start: number): RawFlag {
  let word = '';
  let quote = '';
  let at = start;
  for (; at < text.length; at++) {
    let character = text[at] as string;
    if (quote === '' && isSpace(text.charCodeAt(at))) break;
    if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
      continue;
    }
    if (quote !== '' && character === quote) {
      quote = '';
      continue;
    }
    if (character === '\\') {
      if (at + 1 === text.length) continue;
      at++;
      character = text[at] as string;
    }
    word += character;
  }
  return { text: word, start, end: at };
}
