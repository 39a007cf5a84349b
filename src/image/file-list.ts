import type { AnalysedImage } from './analyse.js';
import { finalFiles } from './final-files.js';
import type { RowType } from './layer-table.js';
import type { Change } from './merge.js';

/** A path as `plimsoll image files` lists it. */
export interface ListedFile {
  readonly path: string;
  readonly type: RowType;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly mtime: number;
  readonly link: string;
  readonly layer: number;
  /** What its layer did to the ones below. */
  readonly change: Change;
  /** The layer that hides it; undefined where a container sees it. */
  readonly hiddenBy: number | undefined;
}

export interface FileFilter {
  /** Only what this layer holds, whiteouts included. */
  readonly layer?: number;
  /** Only what no container sees. */
  readonly wasted?: boolean;
}

/** What a container sees, or what the filter asks for, one after another. */
export function* listedFiles(scanned: AnalysedImage, { layer, wasted }: FileFilter = {}): Generator<ListedFile> {
  if (layer === undefined && !wasted) {
    for (const visible of finalFiles(scanned, scanned.merged)) yield listed(scanned, visible.layer, visible.row);
    return;
  }
  for (const [index, { table }] of scanned.layers.entries()) {
    if (layer !== undefined && layer !== index) continue;
    for (let row = 0; row < table.length; row++) {
      if (wasted && scanned.merged.hiddenBy(index, row) === undefined) continue;
      yield listed(scanned, index, row);
    }
  }
}

function listed({ tree, layers, merged }: AnalysedImage, layer: number, row: number): ListedFile {
  const { table } = layers[layer] as AnalysedImage['layers'][number];
  const type = table.typeOf(row);
  return {
    path: tree.pathOf(table.nodeOf(row)),
    type,
    mode: table.modeOf(row),
    uid: table.uidOf(row),
    gid: table.gidOf(row),
    size: table.sizeOf(row),
    mtime: table.mtimeOf(row),
    link: type === 'hardlink' ? tree.pathOf(table.targetOf(row)) : table.linkOf(row),
    layer,
    change: merged.changeOf(layer, row),
    hiddenBy: merged.hiddenBy(layer, row),
  };
}
