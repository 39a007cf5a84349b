import type { Edit } from '#text/edit.js';
import type { Fix } from '../finding.js';

/** A fix that a person should look at; undefined where there is no edit for it. */
export function reviewFix(title: string, ...edits: readonly (Edit | undefined)[]): Fix | undefined {
  const known = edits.filter((edit): edit is Edit => edit !== undefined);
  return known.length > 0 && known.length === edits.length ? { title, safety: 'review', edits: known } : undefined;
}
