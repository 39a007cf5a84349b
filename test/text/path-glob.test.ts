import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pathMatcher } from '#text/path-glob.js';

const CASES: readonly (readonly [glob: string, path: string, matches: boolean])[] = [
  ['/var/lib/apt/lists/**', '/var/lib/apt/lists', true],
  ['/var/lib/apt/lists/**', '/var/lib/apt/lists/a/b', true],
  ['/var/lib/apt/lists/**', '/var/lib/apt/listsx', false],
  ['/a/', '/a/b', true],
  ['/a', '/ab', false],
  ['/a/*.txt', '/a/b.txt', true],
  ['/a/*.txt', '/a/b/c.txt', false],
  ['/a/?', '/a/b', true],
  ['/a/?', '/a//', false],
  ['/**/.cache/pip', '/root/.cache/pip/x', true],
  ['/**/.cache/pip', '/.cache/pip', true],
  ['/**/*.pyc', '/usr/lib/a.pyc', true],
  ['/**/*.pyc', '/usr/lib/a.py', false],
  ['/a.b', '/axb', false],
  ['/a/**/z', '/a/z', true],
  ['/a/**/z', '/a/b/c/z', true],
  ['/[ab](c)', '/[ab](c)', true],
];

for (const [glob, path, matches] of CASES) {
  it(`${glob} ${matches ? 'names' : 'does not name'} ${path}`, () => {
    assert.equal(pathMatcher(glob)(path), matches);
  });
}
