import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseDockerignore } from '#dockerignore/dockerignore.js';
import { readContextListing } from '#project/context-listing.js';
import { temporaryTree } from './temporary-tree.js';

test('a folder that is left out whole is a name only', async (context) => {
  const root = await temporaryTree(context, { 'a/b/c': 'xyz', 'dist/x': 'x', 'kept/x/y': 'x', 'kept/z': 'x' });
  const { entries, isComplete } = await readContextListing(root, parseDockerignore('dist\nkept\n!kept/x\n'));
  assert.equal(isComplete, true);
  assert.deepEqual(
    entries.map(({ path }) => path),
    ['a', 'a/b', 'a/b/c', 'dist', 'kept', 'kept/x', 'kept/x/y', 'kept/z'],
  );
  assert.deepEqual(
    entries.find(({ path }) => path === 'a/b/c'),
    { path: 'a/b/c', size: 3, isFolder: false },
  );
});

test('links are not followed', async (context) => {
  const outside = await temporaryTree(context, { secret: 'x' });
  const root = await temporaryTree(context, { a: 'x' });
  await symlink(outside, join(root, 'link'));
  const { entries } = await readContextListing(root, undefined);
  assert.deepEqual(
    entries.map(({ path, isFolder }) => [path, isFolder]),
    [
      ['a', false],
      ['link', false],
    ],
  );
});

test('a bound ends it, and it says so', async (context) => {
  const root = await temporaryTree(context, { 'a/x': '', 'b/x': '', c: '', d: '' });
  const { entries, isComplete } = await readContextListing(root, undefined, 3);
  assert.equal(isComplete, false);
  assert.equal(entries.length, 3);
});

test('what cannot be read makes it incomplete', async (context) => {
  const root = await temporaryTree(context, { a: '' });
  assert.equal((await readContextListing(join(root, 'missing'), undefined)).isComplete, false);
});

test('it knows what git ignores', async (context) => {
  const root = await temporaryTree(context, {
    '.git/HEAD': '',
    '.gitignore': 'local\n',
    'a/.gitignore': 'b\n',
    'a/b': '',
    'local/x': '',
    c: '',
  });
  const { entries } = await readContextListing(root, parseDockerignore('.git\n'));
  assert.deepEqual(
    entries.filter(({ isGitIgnored }) => isGitIgnored).map(({ path }) => path),
    ['a/b', 'local', 'local/x'],
  );
});
