import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryFiles } from '#project/files.js';
import { parseManifest } from '#stacks/node/manifest.js';
import { readPackageManager } from '#stacks/node/package-manager.js';

async function managerOf(files: Record<string, string>, packageManager?: string) {
  const manifest = parseManifest(JSON.stringify({ packageManager }));
  assert.ok(manifest);
  const { packageManager: found, lockFile } = await readPackageManager(memoryFiles(files), manifest);
  return { ...found, lockFile: lockFile?.value };
}

describe('the package manager', () => {
  it('is the one that the manifest names, without the hash behind its version', async () => {
    const found = await managerOf({ 'package-lock.json': '{}' }, 'pnpm@9.1.2+sha512.abc');
    assert.deepEqual(found.value, { name: 'pnpm', version: '9.1.2' });
    assert.equal(found.from, 'package.json#/packageManager');
  });

  it('is the one whose lock file is there', async () => {
    assert.equal((await managerOf({ 'package-lock.json': '{}' })).value.name, 'npm');
    assert.deepEqual((await managerOf({ 'bun.lock': '' })).value, { name: 'bun', version: '1' });
    assert.equal((await managerOf({ 'yarn.lock': '# yarn lockfile v1\n' })).value.name, 'yarn');
    assert.equal((await managerOf({ 'yarn.lock': '__metadata:\n  version: 8\n' })).value.name, 'berry');
  });

  it('has the version that reads the lock file', async () => {
    const versionOf = async (text: string) => (await managerOf({ 'pnpm-lock.yaml': text })).value.version;
    assert.equal(await versionOf('lockfileVersion: 5.4\n'), '7');
    assert.equal(await versionOf("lockfileVersion: '6.0'\n"), '8');
    assert.equal(await versionOf("lockfileVersion: '9.0'\n"), '10');
  });

  it('is not sure where two lock files lie, and names both', async () => {
    const found = await managerOf({ 'package-lock.json': '{}', 'yarn.lock': '' });
    assert.equal(found.confidence, 'likely');
    assert.match(found.from, /yarn\.lock; package-lock\.json lies beside it/);
  });

  it('is npm where nothing is said', async () => {
    const found = await managerOf({});
    assert.deepEqual([found.value.name, found.confidence, found.lockFile], ['npm', 'assumed', undefined]);
  });
});
