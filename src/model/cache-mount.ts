import type { Mount, Run } from '#dockerfile/document.js';

/** The cache or tmpfs mount that keeps what is written below `path` out of the layer. */
export function mountOver(run: Run, path: string): Mount | undefined {
  return run.mounts.find(({ type, target }) => {
    if ((type !== 'cache' && type !== 'tmpfs') || !target) return false;
    const folder = target.text.replace(/\/+$/, '');
    return path === folder || path.startsWith(`${folder}/`);
  });
}
