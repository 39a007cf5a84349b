import type { MergedImage } from './merge.js';
import type { ScannedImage } from './scan.js';

/** Bytes that every pull transfers although no container can see them. Exact, in bytes of content as stored in the tars. */
export interface Waste {
  readonly bytes: number;
  /** All content of all layers, wasted or not. */
  readonly total: number;
  /** By the layer that wrote and the one that hid, the most first. */
  readonly pairs: readonly WastePair[];
  /** The files that waste most. */
  readonly files: readonly WastedFile[];
  /** How many files waste anything. */
  readonly count: number;
}

export interface WastePair {
  readonly writtenBy: number;
  readonly hiddenBy: number;
  readonly bytes: number;
  readonly files: number;
}

export interface WastedFile {
  readonly path: string;
  readonly bytes: number;
  readonly writtenBy: number;
  readonly hiddenBy: number;
}

/** Sums up what later layers hide: overwritten, changed in mode or owner only, removed; `most` limits the list of files. */
export function wasteOf({ tree, layers }: ScannedImage, merged: MergedImage, most = 1000): Waste {
  const pairs = new Map<number, { writtenBy: number; hiddenBy: number; bytes: number; files: number }>();
  let candidates: { node: number; bytes: number; writtenBy: number; hiddenBy: number }[] = [];
  let bytes = 0;
  let total = 0;
  let count = 0;
  for (const [layer, { table, contentSize }] of layers.entries()) {
    total += contentSize;
    for (let row = 0; row < table.length; row++) {
      const size = table.typeOf(row) === 'file' ? table.storedSizeOf(row) : 0;
      if (size === 0) continue;
      const { visible, hiddenBy } = merged.namesOf(layer, row);
      if (visible > 0 || hiddenBy === undefined) continue;
      bytes += size;
      count++;
      const key = layer * layers.length + hiddenBy;
      const pair = pairs.get(key) ?? { writtenBy: layer, hiddenBy, bytes: 0, files: 0 };
      pair.bytes += size;
      pair.files++;
      pairs.set(key, pair);
      candidates.push({ node: table.nodeOf(row), bytes: size, writtenBy: layer, hiddenBy });
      if (candidates.length >= most * 4 + 1000) candidates = largest(candidates, most);
    }
  }
  const files = largest(candidates, most).map(({ node, ...rest }) => ({ path: tree.pathOf(node), ...rest }));
  return { bytes, total, count, files, pairs: [...pairs.values()].sort((a, b) => b.bytes - a.bytes) };
}

function largest<T extends { readonly bytes: number; readonly node: number }>(list: readonly T[], most: number): T[] {
  return list.toSorted((a, b) => b.bytes - a.bytes || a.node - b.node).slice(0, most);
}
