import type { MergedImage } from './merge.js';
import type { ScannedImage } from './scan.js';

/** Where a visible path was written. */
export interface VisibleFile {
  readonly node: number;
  readonly layer: number;
  readonly row: number;
}

/** The paths that a container sees, each folder before its content, names in byte order. */
export function* finalFiles({ tree }: ScannedImage, merged: MergedImage): Generator<VisibleFile> {
  const open = [0];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const visible = merged.visibleAt(node);
    if (visible && node !== 0) yield { node, ...visible };
    const children: { node: number; name: string }[] = [];
    for (let child = tree.firstChildOf(node); child !== 0; child = tree.nextOf(child))
      children.push({ node: child, name: tree.nameOf(child) });
    children.sort((a, b) => (a.name < b.name ? 1 : -1));
    for (const child of children) open.push(child.node);
  }
}
