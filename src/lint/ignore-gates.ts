import { isNamedByCopy } from '#model/context-sources.js';
import type { Edit } from '#text/edit.js';
import { EditedText } from './edited-text.js';
import type { Gates } from './fix.js';
import type { ReviewedIgnore } from './reviewed.js';

/**
 * The gates of .dockerignore files: Docker still understands every pattern, the patterns that no edit touched are still
 * there in their order, no file that a COPY names is left out that was not before, and no rule finds an error that was
 * not there. A corrected line may bring a warning to light, as it has an effect now.
 */
export const ignoreGates: Gates<ReviewedIgnore> = {
  edits: (before, after, edits) =>
    refusesNothingNew(before, after) ?? keepsPatterns(before, after, edits) ?? keepsCopiedFiles(before, after),
  findings: findsNoNewError,
};

function refusesNothingNew(
  { subject: before }: ReviewedIgnore,
  { subject: after }: ReviewedIgnore,
): string | undefined {
  const refused = ({ dockerignore }: typeof before) => dockerignore.rules.filter(({ matches }) => !matches).length;
  return refused(after) > refused(before) ? 'Docker would refuse a pattern' : undefined;
}

function keepsPatterns(
  { subject: before, text }: ReviewedIgnore,
  { subject: after }: ReviewedIgnore,
  edits: readonly Edit[],
): string | undefined {
  const edited = new EditedText(text, edits);
  const byStart = new Map(after.dockerignore.rules.map((rule) => [rule.span.start, rule]));
  for (const { span, pattern, negated } of before.dockerignore.rules) {
    if (edited.touchesLines(span)) continue;
    const next = byStart.get(edited.shifted(span.start));
    if (next?.pattern !== pattern || next.negated !== negated)
      return `the pattern ${text.slice(span.start, span.end)} would change`;
  }
  return undefined;
}

function keepsCopiedFiles({ subject: before }: ReviewedIgnore, { subject: after }: ReviewedIgnore): string | undefined {
  const lost = before.listing?.entries.find(
    ({ path, isFolder }) =>
      !isFolder &&
      after.dockerignore.isIgnored(path) &&
      !before.dockerignore.isIgnored(path) &&
      before.dockerfiles.some(({ model }) => isNamedByCopy(path, model)),
  );
  return lost && `${lost.path} would be left out, which a COPY names`;
}

function findsNoNewError(before: ReviewedIgnore, after: ReviewedIgnore): string | undefined {
  const known = before.findings.map(({ rule, message }) => `${rule} ${message}`);
  const error = after.findings.find(
    ({ severity, rule, message }) => severity === 'error' && !known.includes(`${rule} ${message}`),
  );
  return error && `it would bring a new error of ${error.rule}: ${error.message}`;
}
