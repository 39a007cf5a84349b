import type { Dockerignore } from '#dockerignore/dockerignore.js';
import { linesAround } from '#text/lines.js';
import type { PlacedSuppression } from './suppress.js';
import { suppressionIn } from './suppression-comment.js';

/** The suppressions of a .dockerignore: a comment covers the pattern below it, or the file when it says so. */
export function ignoreSuppressionsIn(text: string, { rules }: Dockerignore): readonly PlacedSuppression[] {
  const placed: PlacedSuppression[] = [];
  for (const match of text.matchAll(/^#.*$/gm)) {
    const suppression = suppressionIn(match[0].trimEnd(), match.index);
    if (!suppression) continue;
    const next = rules.find(({ span }) => span.start > match.index)?.span;
    const nothing = { start: text.length + 1, end: text.length + 1 };
    const covers = suppression.scope === 'next' ? (next ?? nothing) : { start: 0, end: text.length };
    placed.push({ ...suppression, covers, lines: linesAround(text, suppression.span) });
  }
  return placed;
}
