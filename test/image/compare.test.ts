import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { analyseImage } from '#image/analyse.js';
import { compareImages, sharedLayersOf } from '#image/compare.js';
import { contentHashes } from '#image/content-hashes.js';
import { openImage } from '#image/sources/open-image.js';
import { saveImage } from '#image/sources/save-image.js';
import { formatDifference } from '#report/image-difference.js';
import { memoryImage } from './memory-image.js';
import { temporaryFolder } from './write-image.js';
import type { Member } from './write-tar.js';

const base: Member[] = [
  { path: 'same', content: 'x' },
  { path: 'text', content: 'old' },
  { path: 'gone', content: 'x' },
  { path: 'tool', mode: 0o644 },
];

describe('compareImages', () => {
  it('tells what was added, removed and changed, and how', async () => {
    const before = await compared([base], { config: { User: 'root', Env: ['TOKEN=hunter2hunter2'] } });
    const after = await compared(
      [
        base,
        [
          { path: 'text', content: 'new' },
          { path: '.wh.gone' },
          { path: 'tool', mode: 0o755 },
          { path: 'more', content: 'xx' },
        ],
      ],
      { config: { User: 'app' } },
    );
    const difference = await compareImages(before, after);
    assert.deepEqual(difference.layers, { shared: 1, sharedSize: before.scanned.image.layers[0]?.size, count: [1, 2] });
    assert.deepEqual(
      difference.files.added.map(({ path }) => path),
      ['more'],
    );
    assert.deepEqual(
      difference.files.removed.map(({ path }) => path),
      ['gone'],
    );
    assert.deepEqual(
      difference.files.changed.map(({ path, what }) => [path, what]),
      [
        ['text', ['content']],
        ['tool', ['mode']],
      ],
    );
    assert.deepEqual(
      difference.config.map(({ name }) => name),
      ['User', 'Env'],
    );
    for (const format of ['text', 'json'] as const)
      assert.doesNotMatch(formatDifference(difference, format, 80), /hunter2hunter2/);
  });

  it('recognises a base image by its layers', () => {
    assert.equal(sharedLayersOf(['a', 'b'], ['a', 'b', 'c']), 2);
    assert.equal(sharedLayersOf(['a', 'x'], ['a', 'b', 'c']), 1);
  });
});

describe('saveImage', () => {
  it('writes what opens again as the same image', async (test) => {
    const folder = temporaryFolder(test);
    const image = memoryImage([base, [{ path: 'more' }]], { config: { User: 'app' } });
    for (const [target, reference] of [
      [join(folder, 'image.tar'), join(folder, 'image.tar')],
      [`oci:${folder}/layout`, `oci:${folder}/layout:app`],
    ] as const) {
      await saveImage(image, target, 'app');
      const again = await openImage(reference);
      assert.equal(again.id, image.id);
      assert.deepEqual(again.tags, ['app']);
      assert.deepEqual(
        (await analyseImage(again)).layers.map(({ table }) => table.length),
        [4, 1],
      );
      await again.close();
    }
    assert.deepEqual(readdirSync(folder).sort(), ['image.tar', 'layout'], 'nothing else is left');
    await assert.rejects(saveImage(image, join(folder, 'image.tar', 'below.tar'), undefined), {
      code: 'FILE_UNWRITABLE',
    });
  });
});

async function compared(layers: readonly (readonly Member[])[], config: object) {
  const hashes = contentHashes();
  const scanned = await analyseImage(memoryImage(layers, config), { watch: hashes.watch });
  return {
    scanned,
    inventory: { distribution: { id: '', version: '', name: '' }, packages: [], unread: [] },
    hashOf: hashes.hashOf,
  };
}
