import type { ScannedImage } from './scan.js';
import type { Segments } from './segments.js';
import { segmentsOf } from './segments.js';

/** How a member changed what the layers below had. */
export type Change = 'added' | 'changed' | 'removed';

/** The layers laid over each other: what is visible at the end, and who hid what is not. */
export interface MergedImage {
  /** The layer and row of what is visible at a path; undefined where nothing is, or a folder without a member of its own. */
  visibleAt(node: number): { readonly layer: number; readonly row: number } | undefined;
  /** The layer that hid a row, its own included where the path comes twice; undefined while it is visible. */
  hiddenBy(layer: number, row: number): number | undefined;
  changeOf(layer: number, row: number): Change;
  /** The row whose content a hard link shares; a row's own otherwise. */
  contentOf(layer: number, row: number): { readonly layer: number; readonly row: number };
  /** How many visible names the content of a row has, and which layer hid the last one. */
  namesOf(layer: number, row: number): { readonly visible: number; readonly hiddenBy: number | undefined };
}

/** What is told of a layer while the ones below are still as they were. */
export interface MergeWatcher {
  /** The bytes of the visible files at and below the path of a whiteout. */
  whiteout?(layer: number, row: number, bytes: number): void;
  layerDone?(layer: number, merged: MergedImage): void;
}

/** Lays the layers over each other, in time linear in their members. Source: OCI image specification 1.1, layer.md. */
export function mergeLayers({ tree, layers }: ScannedImage, watcher: MergeWatcher = {}): MergedImage {
  // Rows are stored plus one, so that 0 means none.
  const visibleLayer = segmentsOf(Int16Array);
  const visibleRow = segmentsOf(Int32Array);
  const hasVisible = segmentsOf(Uint8Array);
  const hidden: Segments[] = layers.map(() => segmentsOf(Int16Array));
  const changes: Segments[] = layers.map(() => segmentsOf(Uint8Array));
  const contents = new Map<number, number>();
  const names = new Map<number, { visible: number; hiddenBy: number | undefined }>();

  const keyOf = (layer: number, row: number) => layer * 2 ** 32 + row;
  const tableOf = (layer: number) => (layers[layer] as (typeof layers)[number]).table;

  function hide(node: number, by: number): void {
    const row = visibleRow.get(node) - 1;
    if (row < 0) return;
    const layer = visibleLayer.get(node);
    visibleRow.set(node, 0);
    hidden[layer]?.set(row, by + 1);
    const key = keyOf(layer, row);
    const count = names.get(contents.get(key) ?? key);
    if (count && --count.visible === 0) count.hiddenBy = by;
  }

  /** Hides everything below a path; returns the bytes. Parts without anything visible are not entered. */
  function clearBelow(top: number, by: number): number {
    let bytes = 0;
    const open = [top];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (hasVisible.get(node) === 0) continue;
      hasVisible.set(node, 0);
      for (let child = tree.firstChildOf(node); child !== 0; child = tree.nextOf(child)) {
        bytes += sizeAt(child);
        hide(child, by);
        open.push(child);
      }
    }
    return bytes;
  }

  function sizeAt(node: number): number {
    const row = visibleRow.get(node) - 1;
    return row < 0 ? 0 : tableOf(visibleLayer.get(node)).sizeOf(row);
  }

  function show(node: number, layer: number, row: number): void {
    const isFolder = tableOf(layer).typeOf(row) === 'directory';
    changes[layer]?.set(row, visibleRow.get(node) > 0 && visibleLayer.get(node) !== layer ? 1 : 0);
    if (!isFolder) clearBelow(node, layer);
    hide(node, layer);
    visibleLayer.set(node, layer);
    visibleRow.set(node, row + 1);
    if (node === 0) return;
    for (let at = tree.parentOf(node); ; at = tree.parentOf(at)) {
      // What has something below it is a folder, whatever was there.
      if (visibleRow.get(at) > 0 && tableOf(visibleLayer.get(at)).typeOf(visibleRow.get(at) - 1) !== 'directory')
        hide(at, layer);
      if (hasVisible.get(at) === 1) break;
      hasVisible.set(at, 1);
      if (at === 0) break;
    }
  }

  function link(layer: number, row: number): void {
    const target = tableOf(layer).targetOf(row);
    const at = visibleRow.get(target) - 1;
    if (at < 0) return;
    const targetKey = keyOf(visibleLayer.get(target), at);
    const content = contents.get(targetKey) ?? targetKey;
    contents.set(keyOf(layer, row), content);
    const count = names.get(content) ?? { visible: 1, hiddenBy: undefined };
    count.visible++;
    names.set(content, count);
  }

  const merged: MergedImage = {
    visibleAt(node) {
      const row = visibleRow.get(node) - 1;
      return row < 0 ? undefined : { layer: visibleLayer.get(node), row };
    },
    hiddenBy(layer, row) {
      const by = hidden[layer]?.get(row) ?? 0;
      return by === 0 ? undefined : by - 1;
    },
    changeOf: (layer, row) => CHANGES[changes[layer]?.get(row) ?? 0] as Change,
    contentOf(layer, row) {
      const key = contents.get(keyOf(layer, row));
      return key === undefined ? { layer, row } : { layer: Math.floor(key / 2 ** 32), row: key % 2 ** 32 };
    },
    namesOf(layer, row) {
      const known = names.get(keyOf(layer, row));
      if (known) return known;
      const by = merged.hiddenBy(layer, row);
      return { visible: by === undefined ? 1 : 0, hiddenBy: by };
    },
  };

  for (const [layer, { table }] of layers.entries()) {
    // The order inside a layer does not matter to what its marks hide: only the layers below.
    for (let row = 0; row < table.length; row++) {
      if (table.typeOf(row) !== 'whiteout') continue;
      const node = table.nodeOf(row);
      changes[layer]?.set(row, 2);
      const bytes = sizeAt(node) + clearBelow(node, layer);
      watcher.whiteout?.(layer, row, bytes);
      hide(node, layer);
    }
    for (let row = 0; row < table.length; row++) {
      if (table.typeOf(row) !== 'opaque') continue;
      changes[layer]?.set(row, 2);
      clearBelow(table.nodeOf(row), layer);
    }
    for (let row = 0; row < table.length; row++) {
      const type = table.typeOf(row);
      if (type === 'whiteout' || type === 'opaque') continue;
      if (type === 'hardlink') link(layer, row);
      show(table.nodeOf(row), layer, row);
    }
    watcher.layerDone?.(layer, merged);
  }
  return merged;
}

const CHANGES: readonly Change[] = ['added', 'changed', 'removed'];
