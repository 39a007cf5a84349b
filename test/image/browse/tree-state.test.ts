import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseImage } from '#image/analyse.js';
import { treeIndexOf } from '#image/browse/tree-index.js';
import type { BrowsedImage, TreeKey, TreeState } from '#image/browse/tree-state.js';
import { pressed, resized, startState } from '#image/browse/tree-state.js';
import { treeScreen } from '#report/image-tree.js';
import { describedImage } from '../described-image.js';

const scanned = await analyseImage(
  describedImage(`ADD rootfs /
  app/
  app/data 3000
  app/lib/
  app/lib/a 100
  app/lib/b 200
  etc/
  etc/conf 10
  zero 0
RUN rm -r /app/lib && chmod 600 /app/data
  app/
  - app/lib
  app/data 3000 mode=600
`),
);
const image: BrowsedImage = { layers: 2, indexOf: (view) => treeIndexOf(scanned, view) };

/** The lines of the tree, the chosen one marked, after some keys. */
function after(
  keys: readonly TreeKey[],
  height = 20,
): { readonly state: TreeState; readonly lines: readonly string[] } {
  const state = keys.reduce((each, key) => pressed(each, key, image), startState(image, height));
  return { state, lines: linesOf(state) };
}

function linesOf(state: TreeState): readonly string[] {
  const index = image.indexOf(state.view);
  return state.rows.slice(state.top, state.top + state.height).map(({ node, depth }, at) => {
    const { name, size } = index.entryOf(node);
    return `${state.top + at === state.cursor ? '>' : ' '}${'  '.repeat(depth)}${name} ${size}`;
  });
}

describe('the tree of an image', () => {
  it('starts folded, with what a container sees', () => {
    assert.deepEqual(after([]).lines, ['>app 3000', ' etc 10', ' zero 0']);
  });

  it('moves within its lines', () => {
    assert.deepEqual(after(['down', 'down', 'down', 'down', 'up']).lines, [' app 3000', '>etc 10', ' zero 0']);
    assert.deepEqual(after(['last']).state.cursor, 2);
    assert.deepEqual(after(['last', 'first', 'up']).state.cursor, 0);
  });

  it('unfolds, goes inside, goes back up and folds', () => {
    assert.deepEqual(after(['unfold']).lines, ['>app 3000', '   data 3000', ' etc 10', ' zero 0']);
    assert.deepEqual(after(['unfold', 'unfold']).lines, [' app 3000', '>  data 3000', ' etc 10', ' zero 0']);
    assert.deepEqual(after(['unfold', 'unfold', 'unfold', 'fold']).lines[0], '>app 3000');
    assert.deepEqual(after(['toggle', 'toggle']).lines, after([]).lines);
    assert.deepEqual(after(['last', 'unfold', 'fold']).lines, [' app 3000', ' etc 10', '>zero 0']);
  });

  it('goes through the layers and round again', () => {
    assert.deepEqual(after(['next layer']).lines, ['>app 3300', ' etc 10', ' zero 0']);
    assert.deepEqual(after(['next layer', 'next layer', 'unfold']).lines, ['>app 3000', '   data 3000', '   lib 0']);
    assert.deepEqual(after(['previous layer']).state.view.layer, 1);
    assert.deepEqual(after(['next layer', 'next layer', 'next layer']).state.view.layer, undefined);
  });

  it('shows what is wasted, also of one layer', () => {
    assert.deepEqual(after(['waste', 'unfold all']).lines, [
      '>app 3300',
      '   data 3000',
      '   lib 300',
      '     a 100',
      '     b 200',
    ]);
    assert.deepEqual(after(['waste', 'previous layer']).lines, []);
    assert.equal(
      after(['waste', 'previous layer', 'down', 'unfold', 'fold', 'unfold all', 'page down']).state.cursor,
      0,
    );
  });

  it('keeps the chosen path when the view changes, or the folder above it', () => {
    const keys: TreeKey[] = ['next layer', 'unfold all', 'last', 'up', 'up'];
    assert.equal(after(keys).lines[after(keys).state.cursor], '>    b 200');
    // A container does not see app/lib/b, nor app/lib.
    assert.deepEqual(after([...keys, 'previous layer']).lines, ['>app 3000', '   data 3000', ' etc 10', ' zero 0']);
    assert.equal(after(['down', 'order']).lines[1], '>etc 10');
  });

  it('sorts by size', () => {
    assert.deepEqual(after(['next layer', 'unfold all', 'order']).lines.slice(0, 5), [
      '>app 3300',
      '   data 3000',
      '   lib 300',
      '     b 200',
      '     a 100',
    ]);
  });

  it('scrolls so that the chosen line is on the screen', () => {
    const keys: TreeKey[] = ['next layer', 'unfold all', 'page down', 'page down', 'page down'];
    assert.deepEqual(after(keys, 3).lines, ['     b 200', ' etc 10', '>zero 0']);
    assert.deepEqual(after([...keys, 'first'], 3).state.top, 0);
    const { state } = after(keys, 3);
    assert.deepEqual([resized(state, 1).top, resized(state, 1).cursor], [6, 6]);
    assert.equal(resized(state, 50).top, 0);
    assert.equal(resized(state, 0).height, 1);
  });

  it('ends', () => {
    assert.equal(after(['down', 'quit']).state.isDone, true);
  });

  it('fits the screen, in all states', () => {
    const { state } = after(['next layer', 'next layer', 'unfold all', 'waste', 'waste'], 6);
    const screen = treeScreen(state, image.indexOf(state.view), ['ADD rootfs /', 'RUN rm -r /app/lib'], 60);
    assert.equal(screen.length, 9);
    assert.ok(screen.every(({ text }) => text.length < 60));
    assert.deepEqual(
      screen.map(({ text }) => text.trimEnd()),
      [
        'layer 1 of 2, what it did: 3 kB in 3 entries, by name',
        'RUN rm -r /app/lib',
        '>    3 kB drwxr-xr-x       0:0   1 M ▾ app/',
        '     3 kB -rw-------       0:0   1 M     data',
        '      0 B whiteout         0:0   1 D     lib',
        '',
        '',
        '',
        'arrows move, fold   enter toggle   * unfold all   tab la...',
      ],
    );
    assert.deepEqual(screen.map(({ isChosen }) => isChosen).indexOf(true), 2);
    const nothing = after(['waste', 'previous layer'], 2).state;
    assert.match(treeScreen(nothing, image.indexOf(nothing.view), ['', ''], 60)[2]?.text ?? '', /nothing/);
  });
});
