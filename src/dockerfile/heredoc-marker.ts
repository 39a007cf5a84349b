import type { TextRange } from './words.js';
import { isSpace } from './words.js';

/** A `<<NAME` on an instruction's line. */
export interface HeredocMarker extends TextRange {
  readonly name: string;
  readonly expand: boolean;
  readonly chomp: boolean;
  readonly fileDescriptor: number;
}

/** The here-documents that a line of RUN, COPY or ADD opens, in the order in which their bodies follow. */
export function heredocMarkers(line: string): readonly HeredocMarker[] {
  if (!line.includes('<<')) return [];
  const markers: HeredocMarker[] = [];
  for (const word of joinedMarkers(line, shellWords(line))) {
    const marker = heredocMarker(line.slice(word.start, word.end));
    if (marker) markers.push({ ...marker, start: word.start, end: word.end });
  }
  return markers;
}

/** BuildKit takes a bare `<<` together with the word behind it. */
function joinedMarkers(line: string, words: readonly TextRange[]): readonly TextRange[] {
  const joined: TextRange[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as TextRange;
    const next = words[at + 1];
    const bare = next !== undefined && /^\d*<<$/.test(line.slice(word.start, word.end));
    joined.push(bare ? { start: word.start, end: next.end } : word);
    if (bare) at++;
  }
  return joined;
}

const MARKER = /^(\d*)<<(-?)([^<]*)$/;

/** What a word says if it is a here-document marker as a whole. */
export function heredocMarker(word: string): Omit<HeredocMarker, 'start' | 'end'> | undefined {
  const match = MARKER.exec(word);
  const rest = match?.[3];
  if (!match || !rest) return undefined;
  const plain = unquoted(rest);
  if (!plain) return undefined;
  // Only quotes keep variables from being expanded; a backslash does not.
  return { name: plain.text, expand: !plain.quoted, chomp: match[2] === '-', fileDescriptor: Number(match[1] || 0) };
}

/** The name without quotes and backslashes; undefined when it is not one complete word. */
function unquoted(raw: string): { readonly text: string; readonly quoted: boolean } | undefined {
  const words = shellWords(raw);
  if (words.length !== 1) return undefined;
  let name = '';
  let quote = '';
  let quoted = false;
  for (let at = 0; at < raw.length; at++) {
    const character = raw[at] as string;
    if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
      quoted = true;
    } else if (character === quote) quote = '';
    else if (character === '\\' && quote !== "'") {
      const next = raw[at + 1];
      if (next === undefined) continue;
      if (quote === '"' && next !== '"' && next !== '$' && next !== '\\') name += character;
      name += next;
      at++;
    } else if (quote !== '' || !isSpace(raw.charCodeAt(at))) name += character;
  }
  return quote === '' ? { text: name, quoted } : undefined;
}

/** Words as a shell separates them; expansions such as `${a:-b c}` are one piece. */
function shellWords(text: string): readonly TextRange[] {
  const words: TextRange[] = [];
  let start = -1;
  let quote = 0;
  let braces = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote === 0 && braces === 0 && isSpace(code)) {
      if (start >= 0) words.push({ start, end: at });
      start = -1;
      continue;
    }
    if (start < 0) start = at;
    if (code === 92 && quote !== 39) at++;
    else if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 36 && text.charCodeAt(at + 1) === 123) {
      braces++;
      at++;
    } else if (code === 125 && braces > 0) braces--;
  }
  if (start >= 0) words.push({ start, end: text.length });
  return words;
}
