import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryFiles } from '#project/files.js';
import { findUnits } from '#stacks/find-units.js';

const PAGE = '<!doctype html><title>x</title>';

describe('a static site', () => {
  it('is found in the folder above public, and once', async () => {
    assert.deepEqual(await foundIn(['web/public/index.html', 'web/public/about/index.html']), ['web static']);
  });

  it('is not what lies below the manifest of a program', async () => {
    assert.deepEqual(await foundIn(['go.mod', 'web/index.html', 'public/index.html']), []);
    assert.deepEqual(await foundIn(['index.php', 'public/index.html']), []);
  });

  it('may stand beside a program', async () => {
    assert.deepEqual(await foundIn(['api/go.mod', 'www/index.html']), ['www static']);
  });

  it('keeps the pages in its folders to itself', async () => {
    assert.deepEqual(await foundIn(['index.html', 'blog/index.html', 'blog/first/index.html']), [' static']);
    assert.deepEqual(await foundIn(['mkdocs.yml', 'theme/index.html']), [' static']);
  });
});

async function foundIn(paths: readonly string[]): Promise<readonly string[]> {
  const units = await findUnits(memoryFiles(Object.fromEntries(paths.map((path) => [path, PAGE]))));
  return units.filter(({ stack }) => stack.name === 'static').map(({ folder, stack }) => `${folder} ${stack.name}`);
}
