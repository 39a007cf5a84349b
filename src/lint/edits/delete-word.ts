import type { Edit } from '#text/edit.js';
import type { Span } from '#text/span.js';

/** Takes a word and the blanks before it out of its line. Undefined where it starts the line. */
export function deleteWord(text: string, { start, end }: Span): Edit | undefined {
  const blanks = /[ \t]+$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
  if (!blanks || blanks.index === 0) return undefined;
  return { span: { start: start - blanks[0].length, end }, text: '' };
}
