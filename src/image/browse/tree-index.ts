import type { AnalysedImage } from '../analyse.js';
import type { RowType } from '../layer-table.js';
import type { Change } from '../merge.js';

/** Which part of an image is looked at. */
export interface TreeView {
  /** Only what this layer holds; undefined for all layers. */
  readonly layer: number | undefined;
  /** Only what no container sees; otherwise without a layer only what one sees. */
  readonly wasted: boolean;
}

/** A path in a view. */
export interface TreeEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** Bytes of all files in the view at and below it. */
  readonly size: number;
  /** What the tar has for it; undefined for a folder that is there for its content only. */
  readonly member:
    | {
        readonly type: RowType;
        readonly mode: number;
        readonly uid: number;
        readonly gid: number;
        readonly link: string;
        readonly layer: number;
        readonly change: Change;
        readonly hiddenBy: number | undefined;
      }
    | undefined;
}

/** The paths of a view as a tree; node 0 is the root. */
export interface TreeIndex {
  /** Bytes and members in the view. */
  readonly size: number;
  readonly members: number;
  entryOf(node: number): TreeEntry;
  parentOf(node: number): number;
  /** By name, or the largest first. */
  childrenOf(node: number, order: 'name' | 'size'): readonly number[];
}

/** Lays a view out, in time linear in the paths of the image. */
export function treeIndexOf(scanned: AnalysedImage, { layer, wasted }: TreeView): TreeIndex {
  const { tree, layers, merged } = scanned;
  const sizes = new Float64Array(tree.size);
  const isThere = new Uint8Array(tree.size);
  const ownLayer = new Int16Array(tree.size);
  const ownRow = new Int32Array(tree.size).fill(-1);
  let members = 0;
  for (const [index, { table }] of layers.entries()) {
    if (layer !== undefined && layer !== index) continue;
    for (let row = 0; row < table.length; row++) {
      const isHidden = merged.hiddenBy(index, row) !== undefined;
      const type = table.typeOf(row);
      const isMark = type === 'whiteout' || type === 'opaque';
      if (wasted ? !isHidden : layer === undefined && (isHidden || isMark)) continue;
      const node = table.nodeOf(row);
      members++;
      isThere[node] = 1;
      ownLayer[node] = index;
      ownRow[node] = row;
      sizes[node] = (sizes[node] as number) + (type === 'file' ? table.storedSizeOf(row) : 0);
    }
  }
  // A path's number is always higher than that of the folder that it lies in.
  for (let node = tree.size - 1; node > 0; node--) {
    if (isThere[node] === 0) continue;
    const parent = tree.parentOf(node);
    isThere[parent] = 1;
    sizes[parent] = (sizes[parent] as number) + (sizes[node] as number);
  }
  const childrenOf = (node: number): number[] => {
    const found: number[] = [];
    for (let child = tree.firstChildOf(node); child !== 0; child = tree.nextOf(child))
      if (isThere[child] === 1) found.push(child);
    return found;
  };
  const memberOf = (node: number): TreeEntry['member'] => {
    const [row, index] = [ownRow[node] as number, ownLayer[node] as number];
    const table = layers[index]?.table;
    if (row < 0 || !table) return undefined;
    const type = table.typeOf(row);
    return {
      type,
      mode: table.modeOf(row),
      uid: table.uidOf(row),
      gid: table.gidOf(row),
      link: type === 'hardlink' ? tree.pathOf(table.targetOf(row)) : table.linkOf(row),
      layer: index,
      change: merged.changeOf(index, row),
      hiddenBy: merged.hiddenBy(index, row),
    };
  };
  return {
    size: sizes[0] as number,
    members,
    parentOf: tree.parentOf,
    entryOf(node) {
      const member = memberOf(node);
      const isFolder = member?.type === 'directory' || childrenOf(node).length > 0;
      return { name: tree.nameOf(node), isFolder, size: sizes[node] as number, member };
    },
    childrenOf(node, order) {
      const names = childrenOf(node).map((child) => ({
        child,
        name: tree.nameOf(child),
        size: sizes[child] as number,
      }));
      names.sort((a, b) => (order === 'size' ? b.size - a.size : 0) || (a.name < b.name ? -1 : 1));
      return names.map(({ child }) => child);
    },
  };
}
