import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { readBuildContext } from '#project/build-context.js';
import { contextStatsOf } from '#project/context-stats.js';
import { parseDockerignore } from '#project/dockerignore.js';
import { temporaryTree } from './temporary-tree.js';

it('lists what is sent and what is left out, with sizes, sorted', async (test) => {
  const root = await temporaryTree(test, { 'b.txt': '12', 'a/x': '1', 'a/keep': '123', 'empty/': '' });
  const { sent, ignored, failures } = await readBuildContext(root, parseDockerignore('a\n!a/keep\n'));
  assert.deepEqual(sent, [
    { path: 'a/keep', size: 3 },
    { path: 'b.txt', size: 2 },
  ]);
  assert.deepEqual(ignored, [{ path: 'a/x', size: 1 }]);
  assert.deepEqual(failures, []);
});

it('does not follow links, also not those that lead out of the context', async (test) => {
  const root = await temporaryTree(test, { 'a/x': '1' });
  await symlink('/etc', join(root, 'etc'));
  await symlink('..', join(root, 'a/up'));
  const { sent } = await readBuildContext(root, undefined);
  assert.deepEqual(
    sent.map(({ path }) => path),
    ['a/up', 'a/x', 'etc'],
  );
});

it('says what it could not look at', async (test) => {
  const root = await temporaryTree(test, {});
  const { failures } = await readBuildContext(join(root, 'missing'), undefined);
  assert.equal(failures[0]?.code, 'FILE_NOT_FOUND');
});

it('adds up the context and names what should stay out, secrets first', async (test) => {
  const root = await temporaryTree(test, {
    'web/node_modules/a/index.js': 'x'.repeat(1000),
    'web/node_modules/b.js': 'x',
    'deploy/.env': 'TOKEN=1',
    'deploy/.env.example': 'TOKEN=',
    'src/a.ts': '12345',
  });
  const { sent, largest, junk } = contextStatsOf(await readBuildContext(root, undefined));
  assert.deepEqual(sent, { files: 5, bytes: 1019 });
  assert.deepEqual(
    largest.map(({ path }) => path),
    ['web/', 'deploy/', 'src/'],
  );
  assert.deepEqual(junk, [
    { kind: 'secret', path: 'deploy/.env', pattern: '**/.env', files: 1, bytes: 7 },
    { kind: 'dependencies', path: 'web/node_modules/', pattern: '**/node_modules', files: 2, bytes: 1001 },
  ]);
  const { isIgnored } = parseDockerignore(junk.map(({ pattern }) => pattern).join('\n'));
  assert.ok(isIgnored('deploy/.env') && isIgnored('web/node_modules/a/index.js') && !isIgnored('src/a.ts'));
});
