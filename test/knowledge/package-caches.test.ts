import assert from 'node:assert/strict';
import test from 'node:test';
import { cacheDirectoryOf } from '#knowledge/package-caches.js';

const PROGRAMS =
  'apt-get apk dnf yum microdnf zypper pip pip3 npm yarn pnpm bun go cargo mvn gradle composer bundle bundler nuget poetry uv conda'.split(
    ' ',
  );

test('every package manager has absolute cache directories, a source and a day', () => {
  for (const program of PROGRAMS) {
    const cache = cacheDirectoryOf(program);
    assert.ok(cache && cache.directories.length > 0, program);
    for (const directory of cache.directories) assert.match(directory, /^(?:~|\/[\w.]+)(?:\/[\w.-]+)+$/, program);
    assert.match(cache.source, /^https:\/\//, program);
    assert.match(cache.asOf, /^\d{4}-\d{2}-\d{2}$/, program);
  }
});

test('caches that two builds cannot share are locked', () => {
  const locked = PROGRAMS.filter((program) => cacheDirectoryOf(program)?.locked).join(' ');
  assert.equal(locked, 'apt-get apk dnf yum microdnf zypper yarn mvn gradle bundle bundler conda');
});

test('both generations of yarn and both halves of go are covered', () => {
  assert.deepEqual(cacheDirectoryOf('yarn')?.directories, ['/usr/local/share/.cache/yarn', '~/.yarn/berry/cache']);
  assert.ok(cacheDirectoryOf('go')?.directories.includes('/go/pkg/mod'));
  assert.ok(cacheDirectoryOf('go')?.directories.includes('~/.cache/go-build'));
});

test('a program is found under its path', () => {
  assert.deepEqual(cacheDirectoryOf('./mvnw'), cacheDirectoryOf('mvn'));
  assert.deepEqual(cacheDirectoryOf('/usr/bin/apt-get'), cacheDirectoryOf('apt'));
});

test("poetry's virtual environments are not mistaken for its cache", () => {
  for (const directory of cacheDirectoryOf('poetry')?.directories ?? []) {
    assert.ok(!'~/.cache/pypoetry/virtualenvs'.startsWith(directory), directory);
  }
});

test('other programs have no cache', () => {
  for (const program of ['curl', 'constructor', '', '/']) assert.equal(cacheDirectoryOf(program), undefined, program);
});
