import { cellsOf, widthOf } from './cells.js';

/** A column of a table: its title, and whether it is set to the right, as numbers are. */
export interface Column {
  readonly title: string;
  readonly right?: boolean;
}

/** A table for people; the last column is cut so that no line is wider than `width`. */
export function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[index] ?? ''))),
  );
  const before = widths.slice(0, -1).reduce((sum, each) => sum + each + GAP.length, 0);
  const room = Math.max(10, width - before);
  const lines = [columns.map(({ title }) => title), ...rows].map((row) =>
    columns
      .map(({ right }, index) => {
        const isLast = index === columns.length - 1;
        const text = isLast ? cut(row[index] ?? '', room) : (row[index] ?? '');
        const gap = ' '.repeat(Math.max(0, (isLast ? 0 : (widths[index] as number)) - widthOf(text)));
        return right ? gap + text : text + gap;
      })
      .join(GAP)
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

const GAP = '  ';

/** The text in at most `width` columns; three dots say that there is more. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const cell of cellsOf(text)) {
    if (cell.x + cell.width > width - 3) break;
    kept += cell.text;
  }
  return `${kept}...`;
}
