import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type ConfigCache, findConfig } from '#project/find-config.js';
import { temporaryTree } from './temporary-tree.js';

describe('findConfig', () => {
  for (const name of ['plimsoll.yaml', 'plimsoll.yml', '.plimsoll.yaml', '.plimsoll.yml']) {
    it(`finds ${name} in the directory and above it`, async (test) => {
      const root = await temporaryTree(test, { '.git/': '', 'a/b/': '', [name]: '' });
      const found = { path: join(root, name), kind: 'plimsoll' };
      assert.deepEqual(await findConfig(root), found);
      assert.deepEqual(await findConfig(join(root, 'a/b')), found);
    });
  }

  for (const name of ['.hadolint.yaml', '.hadolint.yml']) {
    it(`falls back to ${name}`, async (test) => {
      const root = await temporaryTree(test, { '.git/': '', 'a/b/': '', [name]: '' });
      assert.deepEqual(await findConfig(join(root, 'a/b')), { path: join(root, name), kind: 'hadolint' });
    });
  }

  it('takes the nearest', async (test) => {
    const root = await temporaryTree(test, { '.git/': '', 'plimsoll.yaml': '', 'a/plimsoll.yml': '', 'a/b/': '' });
    assert.equal((await findConfig(join(root, 'a/b')))?.path, join(root, 'a/plimsoll.yml'));
  });

  it('prefers its own format, even further above', async (test) => {
    const root = await temporaryTree(test, { '.git/': '', 'plimsoll.yaml': '', 'a/.hadolint.yaml': '' });
    assert.equal((await findConfig(join(root, 'a')))?.path, join(root, 'plimsoll.yaml'));
  });

  it('prefers .yaml to .yml', async (test) => {
    const root = await temporaryTree(test, { '.git/': '', 'plimsoll.yml': '', 'plimsoll.yaml': '' });
    assert.equal((await findConfig(root))?.path, join(root, 'plimsoll.yaml'));
  });

  it('does not look above the root of the repository, be its .git a directory or a file', async (test) => {
    const root = await temporaryTree(test, {
      '.git/': '',
      'plimsoll.yaml': '',
      '.hadolint.yaml': '',
      'clone/.git/': '',
      'worktree/.git': 'gitdir: elsewhere\n',
      'worktree/a/': '',
    });
    assert.equal(await findConfig(join(root, 'clone')), undefined);
    assert.equal(await findConfig(join(root, 'worktree/a')), undefined);
  });

  it('is not misled by a directory of that name', async (test) => {
    const root = await temporaryTree(test, { '.git/': '', 'plimsoll.yaml': '', 'a/plimsoll.yaml/': '' });
    assert.equal((await findConfig(join(root, 'a')))?.path, join(root, 'plimsoll.yaml'));
  });

  it('looks above a directory that does not exist', async (test) => {
    const root = await temporaryTree(test, { '.git/': '', 'plimsoll.yaml': '' });
    assert.equal((await findConfig(join(root, 'no/such')))?.path, join(root, 'plimsoll.yaml'));
  });

  it('looks once at each directory when the cache is kept', async (test) => {
    const root = await temporaryTree(test, { '.git/': '', 'plimsoll.yaml': '', 'a/': '', 'b/': '' });
    const cache: ConfigCache = new Map();
    await Promise.all(['a', 'a', 'b'].map((each) => findConfig(join(root, each), cache)));
    assert.deepEqual([...cache.keys()].sort(), [root, join(root, 'a'), join(root, 'b')]);
    await rm(join(root, 'plimsoll.yaml'));
    await writeFile(join(root, 'a/plimsoll.yaml'), '');
    assert.equal((await findConfig(join(root, 'a'), cache))?.path, join(root, 'plimsoll.yaml'));
    assert.equal((await findConfig(join(root, 'a')))?.path, join(root, 'a/plimsoll.yaml'));
  });
});
