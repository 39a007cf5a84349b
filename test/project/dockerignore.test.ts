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
  ['../secret', 'secret', false],
  ['a+b', 'a+b', true],
  ['?+', 'a+', true],
  ['a\\*', 'a*', true],
  ['a\\*', 'ab', false],
  ['**', 'a/b', true],
  ['!a\n*', 'a', true],
  ['./!dist/**\n', 'dist/a', false],
];

for (const [patterns, path, expected] of CASES) {
  it(`${expected ? 'leaves out' : 'takes in'} ${path} with ${JSON.stringify(patterns)}`, () => {
    assert.equal(parseDockerignore(patterns).isIgnored(path), expected);
  });
}

it('names the rule that has the last word, and its line', () => {
  const text = 'dist\n!dist/keep\n*.md\n';
  const { decidingRule } = parseDockerignore(text);
  const rule = decidingRule('dist/keep/x');
  assert.deepEqual([rule?.pattern, rule?.negated], ['dist/keep', true]);
  assert.equal(text.slice(rule?.span.start, rule?.span.end), '!dist/keep');
  assert.equal(decidingRule('src/a.ts'), undefined);
});

it('knows patterns that the builder refuses', () => {
  for (const pattern of ['[', '[]a]', '[a', 'a\\', '!', '[b-a]', '*\\e']) {
    assert.equal(parseDockerignore(pattern).rules[0]?.matches, undefined, pattern);
  }
});
