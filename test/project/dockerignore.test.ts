import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseDockerignore } from '#project/dockerignore.js';

const CASES: readonly (readonly [string, string, boolean])[] = [
  ['dist', 'dist', true],
  ['dist', 'dist/a/b', true],
  ['dist', 'sub/dist', false],
  ['/dist/', './dist', true],
  ['**/dist', 'sub/dist/a', true],
  ['*.log', 'a.log', true],
  ['*.log', 'sub/a.log', false],
  ['**/*.log', 'sub/a.log', true],
  ['a?c', 'abc', true],
  ['a?c', 'a/c', false],
  ['a/**', 'a/b/c', true],
  ['[ab].txt', 'b.txt', true],
  ['# a comment\n\ndist', 'dist', true],
  ['dist\n!dist/keep', 'dist/keep', false],
  ['dist\n!dist/keep\ndist/keep/x', 'dist/keep/x', true],
  ['**\n!Dockerfile', 'Dockerfile', false],
  ['**\n!Dockerfile', '.', false],
  ['*', '.', true],
  ['.*', '.', false],
  ['../secret', 'secret', true],
];

for (const [patterns, path, expected] of CASES) {
  it(`${expected ? 'leaves out' : 'takes in'} ${path} with ${JSON.stringify(patterns)}`, () => {
    assert.equal(parseDockerignore(patterns)(path), expected);
  });
}
