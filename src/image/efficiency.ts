import type { LayerTable } from './layer-table.js';
import type { MergedImage, MergeWatcher } from './merge.js';
import type { ScannedImage } from './scan.js';
import type { Segments } from './segments.js';
import { segmentsOf } from './segments.js';

/** dive's figures in dive's own definition, so that a team can compare with what it had. */
export interface DiveScore {
  /** The smallest size of every path over the sum of its sizes in all layers: 1 is best. */
  readonly efficiency: number;
  /** All copies of paths that are in several layers, the one that is kept included. */
  readonly wastedBytes: number;
  /** The sum of all sizes, and that of all layers but the first. */
  readonly sizeBytes: number;
  readonly userSizeBytes: number;
}

/** Counts while the layers are merged: give `watcher` to mergeLayers, then ask for the score. */
export function diveScore({ tree, layers }: ScannedImage): { readonly watcher: MergeWatcher; score(): DiveScore } {
  const occurrences = segmentsOf(Uint8Array);
  const lastParentIn = segmentsOf(Int16Array);
  for (const { table } of layers)
    for (let row = 0; row < table.length; row++) {
      const node = table.nodeOf(row);
      if (occurrences.get(node) < 2) occurrences.set(node, occurrences.get(node) + 1);
    }
  const several = new Map<number, { sum: number; least: number; times: number }>();
  const removed = new Map<number, number>();
  let single = 0;

  function count(node: number, size: number): void {
    if (occurrences.get(node) < 2) {
      single += size;
      return;
    }
    const known = several.get(node);
    if (!known) several.set(node, { sum: size, least: size, times: 1 });
    else {
      known.sum += size;
      known.least = Math.min(known.least, size);
      known.times++;
    }
  }

  function layerDone(layer: number, merged: MergedImage): void {
    const { table } = layers[layer] as ScannedImage['layers'][number];
    const mark = layer + 1;
    markParents(table, mark, lastParentIn, tree.parentOf);
    for (let row = 0; row < table.length; row++) {
      const node = table.nodeOf(row);
      const type = table.typeOf(row);
      if (type === 'whiteout') count(node, removed.get(row) ?? 0);
      else if (type === 'opaque' || lastParentIn.get(node) === mark) continue;
      // The same path twice in one layer counts once.
      else if (merged.visibleAt(node)?.row === row || merged.hiddenBy(layer, row) === undefined)
        count(node, table.sizeOf(row));
    }
    removed.clear();
  }

  return {
    watcher: {
      whiteout(layer, row, bytes) {
        const table = (layers[layer] as ScannedImage['layers'][number]).table;
        const isFolder = tree.firstChildOf(table.nodeOf(row)) !== 0;
        // Only the removal of a folder counts for what it removes.
        if (isFolder) removed.set(row, bytes);
      },
      layerDone,
    },
    score() {
      let least = single;
      let sum = single;
      let wastedBytes = 0;
      for (const path of several.values()) {
        least += path.least;
        sum += path.sum;
        if (path.times >= 2) wastedBytes += path.sum;
      }
      const sizes = layers.map(({ table }) => sumOfSizes(table));
      const sizeBytes = sizes.reduce((a, b) => a + b, 0);
      return {
        efficiency: sum === 0 ? 1 : least / sum,
        wastedBytes,
        sizeBytes,
        userSizeBytes: sizeBytes - (sizes[0] ?? 0),
      };
    },
  };
}

/** Marks every folder that has something in it in this layer. */
function markParents(table: LayerTable, mark: number, marks: Segments, parentOf: (node: number) => number): void {
  for (let row = 0; row < table.length; row++) {
    if (table.typeOf(row) === 'opaque' || table.nodeOf(row) === 0) continue;
    for (let at = parentOf(table.nodeOf(row)); marks.get(at) !== mark; at = parentOf(at)) {
      marks.set(at, mark);
      if (at === 0) break;
    }
  }
}

function sumOfSizes(table: LayerTable): number {
  let sum = 0;
  for (let row = 0; row < table.length; row++) sum += table.sizeOf(row);
  return sum;
}
