import type { PathTree } from './path-tree.js';
import { segmentsOf } from './segments.js';
import type { EntryType, TarEntry } from './tar-entry.js';
import type { TextPool } from './text-pool.js';
import { textPool } from './text-pool.js';

/** What a member of a layer is: of a tar's types, or a mark that hides something of the layers below. */
export type RowType = EntryType | 'whiteout' | 'opaque';

/** The members of one layer as rows of numbers, about 28 bytes each. */
export interface LayerTable {
  readonly length: number;
  add(entry: TarEntry): void;
  typeOf(row: number): RowType;
  /** The number of its path; for a whiteout of the path that it hides, for an opaque mark of the folder. */
  nodeOf(row: number): number;
  /** As a reader of the file sees it. */
  sizeOf(row: number): number;
  /** As it counts in the archive: less than the size for a sparse file. */
  storedSizeOf(row: number): number;
  modeOf(row: number): number;
  uidOf(row: number): number;
  gidOf(row: number): number;
  mtimeOf(row: number): number;
  /** For a hard link the number of the path it links to. */
  targetOf(row: number): number;
  /** For a symbolic link where it points to. */
  linkOf(row: number): string;
  hasCapabilities(row: number): boolean;
}

/** An empty table whose paths are numbers of `tree`. */
export function layerTable(tree: PathTree): LayerTable {
  const nodes = segmentsOf(Int32Array);
  const kinds = segmentsOf(Int32Array);
  const sizes = segmentsOf(Float64Array);
  const mtimes = segmentsOf(Uint32Array);
  const links = segmentsOf(Uint32Array);
  const stored = new Map<number, number>();
  const capable = new Set<number>();
  const distinct: { readonly type: RowType; readonly mode: number; readonly uid: number; readonly gid: number }[] = [];
  const kindNumbers = new Map<string, number>();
  let pool: TextPool | undefined;

  function kindOf(type: RowType, { mode, uid, gid }: TarEntry): number {
    const key = `${type} ${mode} ${uid} ${gid}`;
    const known = kindNumbers.get(key);
    if (known !== undefined) return known;
    kindNumbers.set(key, distinct.length);
    return distinct.push({ type, mode, uid, gid }) - 1;
  }
  const kindAt = (row: number) => distinct[kinds.get(row)] as (typeof distinct)[number];

  return {
    get length() {
      return nodes.length;
    },
    add(entry) {
      const { type, path } = markOf(entry);
      if (type === undefined) return;
      const row = nodes.length;
      nodes.push(tree.add(path));
      kinds.push(kindOf(type, entry));
      sizes.push(entry.size);
      mtimes.push(Math.min(Math.max(entry.mtime, 0), 2 ** 32 - 1));
      if (type === 'hardlink') links.set(row, tree.add(entry.linkPath));
      if (type === 'symlink') {
        pool ??= textPool();
        links.set(row, pool.add(entry.linkPath));
      }
      if (entry.storedSize !== entry.size) stored.set(row, entry.storedSize);
      if (entry.xattrs?.['security.capability'] !== undefined) capable.add(row);
    },
    typeOf: (row) => kindAt(row).type,
    nodeOf: (row) => nodes.get(row),
    sizeOf: (row) => sizes.get(row),
    storedSizeOf: (row) => stored.get(row) ?? sizes.get(row),
    modeOf: (row) => kindAt(row).mode,
    uidOf: (row) => kindAt(row).uid,
    gidOf: (row) => kindAt(row).gid,
    mtimeOf: (row) => mtimes.get(row),
    targetOf: (row) => links.get(row),
    linkOf: (row) => (kindAt(row).type === 'symlink' && pool ? pool.at(links.get(row)) : ''),
    hasCapabilities: (row) => capable.has(row),
  };
}

/** Tells whiteouts from files. Source: OCI image specification 1.1, layer.md; `.wh..wh.` is aufs's own. */
function markOf({ path, type }: TarEntry): { readonly type: RowType | undefined; readonly path: string } {
  const slash = path.lastIndexOf('/') + 1;
  if (!path.startsWith('.wh.', slash)) return { type, path };
  const name = path.slice(slash + 4);
  const folder = path.slice(0, Math.max(0, slash - 1));
  if (name === '.wh..opq') return { type: 'opaque', path: folder };
  if (name.startsWith('.wh.') || name === '' || name === '.' || name === '..') return { type: undefined, path };
  return { type: 'whiteout', path: folder ? `${folder}/${name}` : name };
}
