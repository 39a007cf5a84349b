import type { TextRange } from './words.js';
import { isSpace } from './words.js';

/** An element of a JSON array: the decoded string and where it stands with its quotes. */
export interface JsonString extends TextRange {
  readonly text: string;
}

/**
 * The strings of a text that is a JSON array of strings. `not-json`: it is none, so BuildKit takes the text
 * for the shell. `not-strings`: it is an array with something else in it, which BuildKit refuses.
 */
export function jsonStrings(text: string): readonly JsonString[] | 'not-json' | 'not-strings' {
  let start = 0;
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  if (text[start] !== '[') return 'not-json';
  let values: unknown;
  try {
    values = JSON.parse(text.slice(start));
  } catch {
    return 'not-json';
  }
  if (!Array.isArray(values)) return 'not-json';
  if (!values.every((value) => typeof value === 'string')) return 'not-strings';
  return located(text, start, values);
}

function located(text: string, start: number, values: readonly string[]): readonly JsonString[] {
  const strings: JsonString[] = [];
  let at = start;
  for (const value of values) {
    const open = text.indexOf('"', at);
    let close = open + 1;
    while (text[close] !== '"') close += text[close] === '\\' ? 2 : 1;
    at = close + 1;
    strings.push({ text: value, start: open, end: at });
  }
  return strings;
}
