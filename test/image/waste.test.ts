import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseImage } from '#image/analyse.js';
import { finalFiles } from '#image/final-files.js';
import { wasteOf } from '#image/waste.js';
import { memoryImage } from './memory-image.js';
import type { Member } from './write-tar.js';

describe('wasteOf', () => {
  const file = (path: string, size: number, mode = 0o644): Member => ({ path, content: 'x'.repeat(size), mode });
  const cases: [string, Member[][], number][] = [
    ['a file whose mode changes', [[file('a', 100)], [file('a', 100, 0o755)]], 100],
    ['a file that grows', [[file('a', 1)], [file('a', 1000)]], 1],
    ['a file that shrinks', [[file('a', 1000)], [file('a', 1)]], 1000],
    ['a file that is removed', [[file('a', 100)], [file('.wh.a', 0)]], 100],
    ['a folder that is removed', [[file('d/a', 100), file('d/e/b', 10)], [file('.wh.d', 0)]], 110],
    [
      'an opaque folder',
      [
        [file('d/a', 100), file('e', 1)],
        [file('d/b', 5), file('d/.wh..wh..opq', 0)],
      ],
      100,
    ],
    ['a whiteout of what is not there', [[file('a', 1)], [file('.wh.b', 0), file('a', 9)]], 1],
    ['a file and its whiteout in one layer', [[file('b', 1)], [file('f', 100), file('.wh.f', 0)]], 0],
    ['a folder that becomes a file', [[file('d/a', 100)], [file('d', 1)]], 100],
    ['a file that becomes a folder', [[file('d', 100)], [{ path: 'd', type: '5' }, file('d/a', 1)]], 100],
    ['the same path twice in a layer', [[file('a', 30), file('a', 5)]], 30],
    [
      'a hard link that keeps the content',
      [[file('a', 100), { path: 'b', type: '1', link: 'a' }], [file('.wh.a', 0)]],
      0,
    ],
    [
      'the last hard link',
      [[file('a', 100), { path: 'b', type: '1', link: 'a' }], [file('.wh.a', 0)], [file('.wh.b', 0)]],
      100,
    ],
    ["aufs's own files", [[file('a', 1)], [file('.wh..wh.aufs', 0), file('.wh..wh.plnk/1', 7)]], 0],
  ];
  for (const [name, layers, expected] of cases) {
    it(`counts ${name}`, async () => {
      const scanned = await analyseImage(memoryImage(layers));
      assert.equal(wasteOf(scanned, scanned.merged).bytes, expected);
    });
  }

  it('names who wrote and who hid', async () => {
    const scanned = await analyseImage(memoryImage([[file('d/a', 100)], [file('d/b', 7)], [file('.wh.d', 0)]]));
    const { pairs, files, count, total } = wasteOf(scanned, scanned.merged);
    assert.deepEqual(pairs, [
      { writtenBy: 0, hiddenBy: 2, bytes: 100, files: 1 },
      { writtenBy: 1, hiddenBy: 2, bytes: 7, files: 1 },
    ]);
    assert.deepEqual(files[0], { path: 'd/a', bytes: 100, writtenBy: 0, hiddenBy: 2 });
    assert.deepEqual([count, total], [2, 107]);
  });

  it('equals what squashing the layers leaves out, for 1,000 random stacks', async () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const layers = randomStack(seed);
      const scanned = await analyseImage(memoryImage(layers));
      const { squashed, visibleBytes, totalBytes } = squash(layers);
      const found = [...finalFiles(scanned, scanned.merged)].map(({ node }) => scanned.tree.pathOf(node));
      assert.deepEqual(found.sort(), [...squashed].sort(), `files of seed ${seed}`);
      assert.equal(wasteOf(scanned, scanned.merged).bytes, totalBytes - visibleBytes, `waste of seed ${seed}`);
    }
  });
});

describe("dive's efficiency", () => {
  const file = (path: string, size: number): Member => ({ path, content: 'x'.repeat(size) });
  const score = async (layers: Member[][]) => (await analyseImage(memoryImage(layers))).dive;

  it('is as dive defines it', async () => {
    const twice = await score([[file('a', 100)], [file('a', 100)]]);
    assert.deepEqual([twice.efficiency, twice.wastedBytes, twice.userSizeBytes], [0.5, 200, 100]);
    const removed = await score([[file('a', 100)], [file('.wh.a', 0)]]);
    assert.deepEqual([removed.efficiency, removed.wastedBytes], [0, 100]);
    const folder = await score([[file('d/a', 100)], [file('.wh.d', 0)]]);
    assert.deepEqual([folder.efficiency, folder.wastedBytes], [1, 0]);
    const opaque = await score([[file('d/a', 100)], [file('d/.wh..wh..opq', 0)]]);
    assert.deepEqual([opaque.efficiency, opaque.wastedBytes], [1, 0]);
    assert.equal((await score([[]])).efficiency, 1);
  });
});

/** Layers of files, folders, links and marks over a handful of paths, so that they meet often. */
function randomStack(seed: number): Member[][] {
  let state = seed * 2654435761;
  const below = (limit: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % limit;
  };
  const path = () => Array.from({ length: 1 + below(3) }, () => 'abcd'[below(4)]).join('/');
  return Array.from({ length: 2 + below(4) }, () => {
    const members: Member[] = [];
    const files: string[] = [];
    for (let left = below(8); left >= 0; left--) {
      const at = path();
      const slash = at.lastIndexOf('/') + 1;
      switch (below(6)) {
        case 0:
          members.push({ path: at, type: '5' });
          break;
        case 1:
          members.push({ path: `${at.slice(0, slash)}.wh.${at.slice(slash)}` });
          break;
        case 2:
          members.push({ path: `${at}/.wh..wh..opq` });
          break;
        case 3:
          members.push({ path: at, type: '1', link: files[below(files.length || 1)] ?? path() });
          break;
        default:
          members.push({ path: at, content: 'x'.repeat(1 + below(50)) });
          files.push(at);
      }
    }
    return members;
  });
}

/** The plain way: one map of paths, every mark looks at all of them. A content is visible while a path leads to it. */
function squash(layers: readonly (readonly Member[])[]) {
  const seen = new Map<string, { type: string; content: { size: number } }>();
  const contents: { size: number }[] = [];
  const removeBelow = (path: string) => {
    for (const each of [...seen.keys()]) if (path === '' || each.startsWith(`${path}/`)) seen.delete(each);
  };
  for (const layer of layers) {
    const named = layer.map((member) => {
      const slash = member.path.lastIndexOf('/') + 1;
      return { member, folder: member.path.slice(0, Math.max(0, slash - 1)), name: member.path.slice(slash) };
    });
    for (const { folder, name } of named) {
      if (name === '.wh..wh..opq') removeBelow(folder);
      else if (name.startsWith('.wh.')) {
        const hidden = folder ? `${folder}/${name.slice(4)}` : name.slice(4);
        seen.delete(hidden);
        removeBelow(hidden);
      }
    }
    for (const { member, name } of named) {
      if (name.startsWith('.wh.')) continue;
      let content = { size: Buffer.byteLength(String(member.content ?? '')) };
      if (member.type === '1') content = seen.get(member.link ?? '')?.content ?? content;
      else contents.push(content);
      if (member.type !== '5') removeBelow(member.path);
      const parts = member.path.split('/');
      for (let depth = 1; depth < parts.length; depth++) {
        const above = parts.slice(0, depth).join('/');
        if (seen.has(above) && seen.get(above)?.type !== '5') seen.delete(above);
      }
      seen.set(member.path, { type: member.type ?? '0', content });
    }
  }
  const visible = new Set([...seen.values()].map(({ content }) => content));
  const sum = (list: Iterable<{ size: number }>) => [...list].reduce((total, { size }) => total + size, 0);
  return {
    squashed: seen.keys(),
    visibleBytes: sum([...visible].filter((each) => contents.includes(each))),
    totalBytes: sum(contents),
  };
}
