import type { Edit } from '#text/edit.js';
import { lineEndOf } from '#text/lines.js';
import type { Span } from '#text/span.js';
import type { IgnoreRule } from './dockerignore.js';

/** Lines added at the end of a .dockerignore, where they have the last word. */
export function addLines(text: string, lines: readonly string[]): Edit {
  const feed = lineEndOf(text);
  const end = text.length;
  const isOpen = text !== '' && !text.endsWith('\n');
  const added = lines.join(feed);
  return { span: { start: end, end }, text: isOpen ? feed + added : added + feed };
}

/** The whole line of a pattern taken out. */
export function removeLine(text: string, span: Span): Edit {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const feed = text.indexOf('\n', span.end);
  // The last line goes with the line feed before it.
  if (feed < 0) return { span: { start: Math.max(start - 1, 0), end: text.length }, text: '' };
  return { span: { start, end: feed + 1 }, text: '' };
}

/** Where something that is missing in a .dockerignore is shown: at its last pattern; at its start when it has none. */
export function lastPlace(rules: readonly IgnoreRule[]): Span {
  return rules.at(-1)?.span ?? { start: 0, end: 0 };
}
