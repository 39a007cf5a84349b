import type { Position } from '#text/line-index.js';
import { type Cell, cellsOf } from './cells.js';
import type { Paint, Style } from './paint.js';
import { lastLineOf } from './place.js';

export interface FrameOptions {
  /** How many terminal columns a line of the frame may take. */
  readonly width: number;
  readonly paint: Paint;
  /** The style of the underline. */
  readonly style: Style;
}

/**
 * The source lines of a place with their numbers and an underline that fits to the column, as lines for a terminal.
 * Of a place on several lines the first and the last are shown; a line too long for the width is cut around its
 * underline. Empty when the text has no such line.
 */
export function frameOf(
  lines: readonly string[],
  place: { readonly start: Position; readonly end: Position },
  { width, paint, style }: FrameOptions,
): string[] {
  const first = place.start.line;
  const last = Math.min(lastLineOf(place), lines.length);
  const gutter = String(last).length;
  const row = (label: string, text: string) => `${paint('dim', `${label.padStart(gutter)} │`)}${text && ` ${text}`}`;
  const rows: string[] = [];
  for (const line of first < last ? [first, last] : [first]) {
    const text = lines[line - 1]?.replace(/\r$/, '');
    if (text === undefined) continue;
    if (line > first + 1) rows.push(row('', '…'));
    const from = line === first ? place.start.column - 1 : text.length - text.trimStart().length;
    const to = line === place.end.line ? place.end.column - 1 : text.trimEnd().length;
    const { shown, indent, length } = excerptOf(text, { from, to }, width - gutter - 3);
    rows.push(row(String(line), shown), row('', ' '.repeat(indent) + paint(style, '^'.repeat(length))));
  }
  return rows;
}

interface Excerpt {
  readonly shown: string;
  readonly indent: number;
  readonly length: number;
}

/** At most `width` columns of a line, and where its characters from `from` to `to` (from 0, half-open) stand in them. */
function excerptOf(line: string, { from, to }: { from: number; to: number }, width: number): Excerpt {
  const cutFrom = line.length > longLine ? Math.max(0, from - width) : 0;
  const cut = line.slice(cutFrom, cutFrom + longLine);
  const cells = cellsOf(cut);
  const end = endOf(cells);
  const marked = cells.filter((cell) => cell.width > 0 && cutFrom + cell.start < to && cutFrom + cell.end > from);
  const start = marked[0]?.x ?? cells.find((cell) => cutFrom + cell.start >= from)?.x ?? end;
  const stop = Math.max(endOf(marked), start + 1);
  const window = windowOf({ start, stop }, Math.max(end, stop), width, {
    left: cutFrom > 0,
    right: cutFrom + longLine < line.length,
  });
  const seen = cells.filter(({ x, width }) => x >= window.start && x + width <= window.stop);
  const before = (window.left ? 1 : 0) - (seen[0]?.x ?? window.start);
  const text = seen.map((cell) => cell.text).join('');
  return {
    shown: `${window.left ? '…' : ''}${window.right ? text : text.trimEnd()}${window.right ? '…' : ''}`,
    indent: start + before,
    length: Math.max(1, Math.min(stop, window.stop) - start),
  };
}

/** Longer lines are cut before they are measured: nobody reads a minified file, but it must not cost seconds. */
const longLine = 4000;

function endOf(cells: readonly Cell[]): number {
  const last = cells.at(-1);
  return last ? last.x + last.width : 0;
}

/** The columns of a line of `length` columns to show so that the underline is in sight; `left` and `right` say where it is cut. */
function windowOf(
  underline: { readonly start: number; readonly stop: number },
  length: number,
  width: number,
  cut: { readonly left: boolean; readonly right: boolean },
): { start: number; stop: number; left: boolean; right: boolean } {
  if (!cut.left && !cut.right && length <= width) return { start: 0, stop: length, left: false, right: false };
  if (!cut.left && underline.stop < width) return { start: 0, stop: width - 1, left: false, right: true };
  const room = width - 2;
  const spare = Math.max(room - (underline.stop - underline.start), Math.floor(room / 4));
  const start = Math.max(0, underline.start - Math.floor(spare / 2));
  if (!cut.right && start + room >= length)
    return { start: Math.max(0, length - room - 1), stop: length, left: true, right: false };
  return { start, stop: start + room, left: cut.left || start > 0, right: true };
}
