import { printable } from './printable.js';

/** What a terminal draws for one character as people count them: at column `x` (from 0), `width` columns wide. */
export interface Cell {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  /** Where it stands in the line, in UTF-16 units from 0. */
  readonly start: number;
  readonly end: number;
}

/** The cells of one line. Tabs reach to the next multiple of four, East Asian characters and emoji take two columns. */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  const shown = printable(line);
  let x = 0;
  let start = 0;
  for (const character of charactersOf(shown)) {
    const width = character === '\t' ? 4 - (x % 4) : widthOfCharacter(character);
    const text = character === '\t' ? ' '.repeat(width) : width === 0 ? '' : character;
    const end = start + character.length;
    cells.push({ text, x, width, start, end });
    x += width;
    start = end;
  }
  return cells;
}

/** How many terminal columns a text takes. */
export function widthOf(text: string): number {
  if (isPlain(text)) return text.length;
  const last = cellsOf(text).at(-1);
  return last ? last.x + last.width : 0;
}

function charactersOf(text: string): Iterable<string> {
  if (isPlain(text)) return text;
  segmenter ??= new Intl.Segmenter('en');
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

// Made when the first such text comes: loading the tables costs more than a whole review.
let segmenter: Intl.Segmenter | undefined;

function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

function widthOfCharacter(character: string): number {
  if (/^[\p{M}\p{Cf}]+$/u.test(character)) return 0;
  return character.includes('\ufe0f') || wide.test(character) ? 2 : 1;
}

// Source: Unicode Standard Annex 11, classes W and F.
const wide =
  /^(?![\uff61-\uffdc])[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
