import type { TreeIndex, TreeView } from './tree-index.js';

/** What the one who browses has asked for with a key. */
export type TreeKey =
  | 'up'
  | 'down'
  | 'page up'
  | 'page down'
  | 'first'
  | 'last'
  | 'fold'
  | 'unfold'
  | 'toggle'
  | 'unfold all'
  | 'next layer'
  | 'previous layer'
  | 'waste'
  | 'order'
  | 'quit';

/** A tree as it is being browsed: everything that the screen shows follows from it. */
export interface TreeState {
  readonly view: TreeView;
  readonly order: 'name' | 'size';
  readonly unfolded: ReadonlySet<number>;
  /** The lines of the tree from top to bottom. */
  readonly rows: readonly TreeRow[];
  /** The chosen line, and the first one on the screen. */
  readonly cursor: number;
  readonly top: number;
  /** How many lines the screen has for the tree. */
  readonly height: number;
  readonly isDone: boolean;
}

export interface TreeRow {
  readonly node: number;
  readonly depth: number;
}

/** What is browsed: the trees of its views, and how many layers there are. */
export interface BrowsedImage {
  indexOf(view: TreeView): TreeIndex;
  readonly layers: number;
}

/** The first state: all that a container sees, folded. */
export function startState(image: BrowsedImage, height: number): TreeState {
  const state: TreeState = {
    view: { layer: undefined, wasted: false },
    order: 'name',
    unfolded: new Set(),
    rows: [],
    cursor: 0,
    top: 0,
    height: Math.max(1, height),
    isDone: false,
  };
  return arranged(state, image);
}

/** The state after a key. Keys that have nothing to do leave it as it is. */
export function pressed(state: TreeState, key: TreeKey, image: BrowsedImage): TreeState {
  const { cursor, height, rows } = state;
  switch (key) {
    case 'up':
      return movedTo(state, cursor - 1);
    case 'down':
      return movedTo(state, cursor + 1);
    case 'page up':
      return movedTo(state, cursor - height);
    case 'page down':
      return movedTo(state, cursor + height);
    case 'first':
      return movedTo(state, 0);
    case 'last':
      return movedTo(state, rows.length - 1);
    case 'fold':
      return folded(state, image);
    case 'unfold':
      return unfolded(state, image);
    case 'toggle':
      return isUnfolded(state) ? folded(state, image) : unfolded(state, image);
    case 'unfold all':
      return unfoldedBelow(state, image);
    case 'next layer':
      return withLayer(state, image, 1);
    case 'previous layer':
      return withLayer(state, image, -1);
    case 'waste':
      return arranged({ ...state, view: { ...state.view, wasted: !state.view.wasted } }, image);
    case 'order':
      return arranged({ ...state, order: state.order === 'name' ? 'size' : 'name' }, image);
    case 'quit':
      return { ...state, isDone: true };
  }
}

/** The state on a screen of another height. */
export function resized(state: TreeState, height: number): TreeState {
  return movedTo({ ...state, height: Math.max(1, height) }, state.cursor);
}

/** More than anybody reads, and few enough to be laid out at once. */
const MOST_UNFOLDED = 5000;

function movedTo(state: TreeState, line: number): TreeState {
  const cursor = Math.max(0, Math.min(line, state.rows.length - 1));
  const lowestTop = Math.max(0, Math.min(cursor, state.rows.length - state.height));
  const top = Math.min(lowestTop, Math.max(state.top, cursor - state.height + 1));
  return { ...state, cursor, top: Math.min(top, cursor) };
}

function isUnfolded({ rows, cursor, unfolded: open }: TreeState): boolean {
  const row = rows[cursor];
  return row !== undefined && open.has(row.node);
}

function unfolded(state: TreeState, image: BrowsedImage): TreeState {
  const row = state.rows[state.cursor];
  if (!row) return state;
  // Once it is open, the same key goes inside.
  if (isUnfolded(state)) {
    const isInside = (state.rows[state.cursor + 1]?.depth ?? 0) > row.depth;
    return isInside ? movedTo(state, state.cursor + 1) : state;
  }
  if (!image.indexOf(state.view).entryOf(row.node).isFolder) return state;
  return arranged({ ...state, unfolded: new Set(state.unfolded).add(row.node) }, image);
}

function folded(state: TreeState, image: BrowsedImage): TreeState {
  const row = state.rows[state.cursor];
  if (!row) return state;
  if (isUnfolded(state)) {
    const open = new Set(state.unfolded);
    open.delete(row.node);
    return arranged({ ...state, unfolded: open }, image);
  }
  // What is folded already leads to the folder that it lies in.
  const above = state.rows.slice(0, state.cursor).findLastIndex(({ depth }) => depth < row.depth);
  return above < 0 ? state : movedTo(state, above);
}

function unfoldedBelow(state: TreeState, image: BrowsedImage): TreeState {
  const row = state.rows[state.cursor];
  if (!row) return state;
  const index = image.indexOf(state.view);
  const open = new Set(state.unfolded);
  const queue = [row.node];
  for (const node of queue) {
    if (open.size >= MOST_UNFOLDED) break;
    if (!index.entryOf(node).isFolder) continue;
    open.add(node);
    for (const child of index.childrenOf(node, 'name')) queue.push(child);
  }
  return arranged({ ...state, unfolded: open }, image);
}

/** All layers, then each one, and round again. */
function withLayer(state: TreeState, image: BrowsedImage, step: 1 | -1): TreeState {
  const count = image.layers + 1;
  const next = ((state.view.layer ?? -1) + 1 + step + count) % count;
  const layer = next === 0 ? undefined : next - 1;
  return arranged({ ...state, view: { ...state.view, layer } }, image);
}

/** Lays the lines out anew; the chosen path stays chosen, or the nearest folder above it that is left. */
function arranged(state: TreeState, image: BrowsedImage): TreeState {
  const index = image.indexOf(state.view);
  const rows: TreeRow[] = [];
  const open: TreeRow[] = childRows(index, 0, 0, state.order);
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    rows.push(row);
    if (state.unfolded.has(row.node)) open.push(...childRows(index, row.node, row.depth + 1, state.order));
  }
  const lines = new Map(rows.map(({ node }, line) => [node, line]));
  let node = state.rows[state.cursor]?.node ?? 0;
  while (node !== 0 && !lines.has(node)) node = index.parentOf(node);
  return movedTo({ ...state, rows }, lines.get(node) ?? 0);
}

/** In reverse, as they are taken from the end. */
function childRows(index: TreeIndex, node: number, depth: number, order: TreeState['order']): TreeRow[] {
  return index
    .childrenOf(node, order)
    .map((child) => ({ node: child, depth }))
    .reverse();
}
