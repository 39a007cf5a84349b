import type { Run } from '#dockerfile/document.js';
import type { Fix } from '../finding.js';

/**
 * Mounts caches on a RUN, so that what lies there stays on the builder and out of the layer. Undefined where an image
 * built on this one would run it.
 */
export function cacheMountFix(
  { keyword, trigger }: Run,
  folders: readonly string[],
  { isLocked = false, removes = [] as readonly string[] } = {},
): Fix | undefined {
  const { end } = keyword.span;
  const mounts = folders.map((folder) => `--mount=type=cache,target=${folder}${isLocked ? ',sharing=locked' : ''}`);
  if (trigger) return undefined;
  return {
    title: `Mount a cache over ${folders.join(' and ')}`,
    safety: 'review',
    edits: [{ span: { start: end, end }, text: ` ${mounts.join(' ')}` }],
    removes,
  };
}
