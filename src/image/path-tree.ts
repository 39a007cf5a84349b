import { overLimit } from './image-error.js';
import { segmentsOf } from './segments.js';
import { textPool } from './text-pool.js';

/** All paths of an image, each once, as numbers: 0 is the root. */
export interface PathTree {
  readonly size: number;
  /** The number of a path, new where it has not been seen. */
  add(path: string): number;
  /** The number of a path, or undefined. */
  find(path: string): number | undefined;
  pathOf(node: number): string;
  nameOf(node: number): string;
  parentOf(node: number): number;
  /** The first below a folder, and the next beside it; 0 where there is none. */
  firstChildOf(node: number): number;
  nextOf(node: number): number;
}

/** An empty tree: 30 bytes and its name for every path. */
export function pathTree(): PathTree {
  const names = textPool();
  const parents = segmentsOf(Int32Array);
  const places = segmentsOf(Uint32Array);
  const firstChildren = segmentsOf(Int32Array);
  const nexts = segmentsOf(Int32Array);
  let table = new Int32Array(2 ** 12);
  const scratch = Buffer.alloc(4096 * 3);
  let lastFolder = '';
  let lastFolderNode = 0;
  parents.push(0);
  places.push(names.add(''));

  function childOf(parent: number, name: string, isNew: boolean): number {
    const length = encode(name, scratch);
    let slot = hashOf(parent, scratch, length) & (table.length - 1);
    for (let node = table[slot] as number; node !== 0; node = table[slot] as number) {
      if (parents.get(node) === parent && names.equals(places.get(node), scratch, length)) return node;
      slot = (slot + 1) & (table.length - 1);
    }
    return isNew ? insert(parent, name, slot) : -1;
  }

  function insert(parent: number, name: string, slot: number): number {
    const node = parents.length;
    if (node > MOST_NODES) throw overLimit('The image', `more than ${MOST_NODES} paths.`);
    parents.push(parent);
    places.push(names.add(name));
    nexts.set(node, firstChildren.get(parent));
    firstChildren.set(parent, node);
    table[slot] = node;
    if (node * 1.5 > table.length) grow();
    return node;
  }

  function grow(): void {
    const larger = new Int32Array(table.length * 2);
    for (let node = 1; node < parents.length; node++) {
      const bytes = names.bytesAt(places.get(node));
      let slot = hashOf(parents.get(node), bytes, bytes.length) & (larger.length - 1);
      while (larger[slot] !== 0) slot = (slot + 1) & (larger.length - 1);
      larger[slot] = node;
    }
    table = larger;
  }

  function walk(path: string, isNew: boolean): number {
    let node = 0;
    for (let start = 0; start < path.length && node >= 0; ) {
      const slash = path.indexOf('/', start);
      const end = slash < 0 ? path.length : slash;
      node = childOf(node, path.slice(start, end), isNew);
      start = end + 1;
    }
    return node;
  }

  function pathOf(node: number): string {
    const parts: string[] = [];
    for (let at = node; at !== 0; at = parents.get(at)) parts.push(names.at(places.get(at)));
    return parts.reverse().join('/');
  }

  return {
    get size() {
      return parents.length;
    },
    add(path) {
      if (path === '') return 0;
      const slash = path.lastIndexOf('/');
      const folder = slash < 0 ? '' : path.slice(0, slash);
      if (folder !== lastFolder) {
        lastFolderNode = walk(folder, true);
        lastFolder = folder;
      }
      return childOf(lastFolderNode, path.slice(slash + 1), true);
    },
    find(path) {
      const node = walk(path, false);
      return node < 0 ? undefined : node;
    },
    pathOf,
    nameOf: (node) => names.at(places.get(node)),
    parentOf: (node) => parents.get(node),
    firstChildOf: (node) => firstChildren.get(node),
    nextOf: (node) => nexts.get(node),
  };
}

/** Twice the entries that are allowed: folders may lack an entry of their own. */
const MOST_NODES = 6_000_000;

function encode(name: string, scratch: Buffer): number {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code > 0x7f) return scratch.write(name, 'utf8');
    scratch[i] = code;
  }
  return name.length;
}

/** FNV-1a over the parent and the name, mixed at the end as the table uses the low bits. */
function hashOf(parent: number, bytes: Buffer, length: number): number {
  let hash = Math.imul(parent ^ 0x811c9dc5, 0x01000193);
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
