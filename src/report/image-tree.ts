import type { TreeEntry, TreeIndex } from '#image/browse/tree-index.js';
import type { TreeState } from '#image/browse/tree-state.js';
import { byteSize } from './byte-size.js';
import { widthOf } from './cells.js';
import { modeText } from './file-mode.js';
import { oneLine } from './printable.js';
import { cut } from './table.js';

/** How many lines of the screen are not the tree's. */
export const TREE_FRAME = 3;

/** The screen of a browsed tree: what is looked at, the lines of the tree, the keys. The chosen line is marked. */
export function treeScreen(
  state: TreeState,
  index: TreeIndex,
  instructions: readonly string[],
  width: number,
): readonly { readonly text: string; readonly isChosen: boolean }[] {
  const { view, order, rows, cursor, top, height } = state;
  const line = (text: string, isChosen = false) => ({ text: cut(text, Math.max(12, width - 1)), isChosen });
  const what = view.layer === undefined ? 'all layers' : `layer ${view.layer} of ${instructions.length}`;
  const part = view.wasted
    ? 'what no container sees'
    : view.layer === undefined
      ? 'what a container sees'
      : 'what it did';
  const head = `${what}, ${part}: ${byteSize(index.size)} in ${index.members} entries, by ${order}`;
  const instruction = view.layer === undefined ? '' : oneLine(instructions[view.layer] ?? '');
  const shown = rows.slice(top, top + height).map(({ node, depth }, at) => {
    const isChosen = top + at === cursor;
    const isOpen = state.unfolded.has(node);
    return line(
      `${isChosen ? '>' : ' '}${rowText(index.entryOf(node), depth, isOpen, view.layer !== undefined || view.wasted)}`,
      isChosen,
    );
  });
  if (rows.length === 0) shown.push(line(' nothing'));
  while (shown.length < height) shown.push(line(''));
  return [line(head), line(instruction), ...shown, line(KEYS)];
}

const KEYS = 'arrows move, fold   enter toggle   * unfold all   tab layer   w waste   s size   q quit';

function rowText(
  { name, isFolder, size, member }: TreeEntry,
  depth: number,
  isOpen: boolean,
  withChange: boolean,
): string {
  const mode = member ? modeText(member) : ' '.repeat(10);
  const owner = member ? `${member.uid}:${member.gid}` : '';
  const mark = withChange ? `${member ? MARKS[member.change] : ' '} ` : '';
  const link = member?.link ? ` -> ${oneLine(member.link)}` : '';
  const hidden = member?.hiddenBy === undefined ? '' : ` (hidden by layer ${member.hiddenBy})`;
  const fold = isFolder ? (isOpen ? '▾ ' : '▸ ') : '  ';
  const layer = member ? `${member.layer}` : '';
  const facts = `${right(byteSize(size), 8)} ${mode} ${right(owner, 9)} ${right(layer, 3)} ${mark}`;
  // Deep paths would otherwise leave no room for their names.
  const indent = '  '.repeat(Math.min(depth, 30));
  return `${facts}${indent}${fold}${oneLine(name)}${isFolder ? '/' : ''}${link}${hidden}`;
}

const MARKS = { added: 'A', changed: 'M', removed: 'D' } as const;

function right(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}
