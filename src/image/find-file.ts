import type { VisibleFile } from './final-files.js';
import type { MergedImage } from './merge.js';
import type { ScannedImage } from './scan.js';

type Seen = ScannedImage & { readonly merged: MergedImage };

/**
 * What a container finds at an absolute path, symbolic links followed inside the image; undefined where there is
 * nothing, or links go round in circles. `onLink` is told the path of each link that is followed, without a slash in
 * front.
 */
export function findFile(
  { tree, layers, merged }: Seen,
  path: string,
  onLink?: (path: string) => void,
): VisibleFile | undefined {
  let rest = path.split('/').reverse();
  let at = '';
  for (let links = 0; rest.length > 0; ) {
    const part = rest.pop() as string;
    if (part === '' || part === '.') continue;
    if (part === '..') {
      at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
      continue;
    }
    const next = at === '' ? part : `${at}/${part}`;
    const node = tree.find(next);
    if (node === undefined) return undefined;
    const visible = merged.visibleAt(node);
    const table = visible && layers[visible.layer]?.table;
    if (visible === undefined || table?.typeOf(visible.row) !== 'symlink') {
      at = next;
      continue;
    }
    // As many as Linux follows.
    if (++links > 40) return undefined;
    onLink?.(next);
    const target = table.linkOf(visible.row);
    if (target.startsWith('/')) at = '';
    rest = [...rest, ...target.split('/').reverse()];
    if (rest.length > LONGEST) return undefined;
  }
  const node = tree.find(at);
  const visible = node === undefined ? undefined : merged.visibleAt(node);
  return node === undefined || !visible ? undefined : { node, ...visible };
}

/** More parts than a path that Linux opens can have. */
const LONGEST = 4096;
