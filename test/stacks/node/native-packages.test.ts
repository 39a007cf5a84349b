import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nativePackagesOf, packagesWithoutMusl } from '#stacks/node/native-packages.js';

describe('packages that are compiled', () => {
  const found = (lock: string) => nativePackagesOf(lock, 'lock')?.value;

  it('are found in the lock files of all package managers', () => {
    assert.deepEqual(found('"node_modules/bcrypt": {'), ['bcrypt']);
    assert.deepEqual(found('packages:\n\n  bcrypt@5.1.1:\n'), ['bcrypt']);
    assert.deepEqual(found('bcrypt@^5.1.0:\n  version "5.1.1"\n'), ['bcrypt']);
    assert.deepEqual(found('"bcrypt@npm:^5.1.0":\n'), ['bcrypt']);
  });

  it('are not those that another package could use', () => {
    assert.equal(found('"peerDependencies": { "pg-native": ">=3" }'), undefined);
    assert.equal(found('"node_modules/bcryptjs": {'), undefined);
  });
});

describe('packages without a build for musl', () => {
  it('have one for glibc in the lock file and none for musl', () => {
    const lock =
      '"node_modules/@a/b-linux-x64-gnu"\n"node_modules/@c/d-linux-x64-gnu"\n"node_modules/@c/d-linux-x64-musl"\n';
    assert.deepEqual(packagesWithoutMusl(lock), ['@a/b']);
  });
});
