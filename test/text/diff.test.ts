import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { unifiedDiff } from '#text/diff.js';

describe('unifiedDiff', () => {
  it('shows a change with three lines around it', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\n';
    assert.equal(
      unifiedDiff('Dockerfile', before, before.replace('e', 'E')),
      '--- a/Dockerfile\n+++ b/Dockerfile\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n',
    );
  });

  it('opens a second hunk where more than six equal lines lie between', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `line ${index}\n`);
    const joined = (far: number) => lines.map((line, index) => (index === 1 || index === far ? `new ${line}` : line));
    assert.equal(unifiedDiff('x', lines.join(''), joined(8).join('')).match(/^@@/gm)?.length, 1);
    assert.equal(unifiedDiff('x', lines.join(''), joined(9).join('')).match(/^@@/gm)?.length, 2);
  });

  it('says where the line feed at the end is missing', () => {
    assert.equal(
      unifiedDiff('x', 'a\nb', 'a\nb\n'),
      '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n',
    );
  });

  it('names an empty side after the line above it', () => {
    assert.equal(unifiedDiff('x', '', 'a\n'), '--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n');
    assert.equal(unifiedDiff('x', 'a\n', ''), '--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-a\n');
  });

  it('names a file by a relative path', () => {
    assert.match(unifiedDiff('/srv/x', '', 'a\n'), /^--- a\/srv\/x\n\+\+\+ b\/srv\/x\n/);
  });

  it('is empty for equal texts', () => {
    assert.equal(unifiedDiff('x', 'a\n', 'a\n'), '');
  });

  it('shows the fewest lines where all are alike', () => {
    const text = unifiedDiff('x', 'a\nb\na\nb\na\nb\n', 'b\na\nb\na\nb\na\n');
    assert.deepEqual(text.match(/^[-+][ab]/gm), ['-a', '+a']);
  });

  it('gives the new text when it is applied, and the old one when it is taken back', () => {
    const text = fc
      .tuple(fc.array(fc.constantFrom('a', 'b', 'c', 'dd', '', 'e\r', '-', '+ x'), { maxLength: 40 }), fc.boolean())
      .map(([lines, end]) => lines.join('\n') + (end ? '\n' : ''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = unifiedDiff('x', before, after);
        assert.equal(applied(before, diff, '-', '+'), after);
        assert.equal(applied(after, diff, '+', '-'), before);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a change of very many lines', () => {
    const before = 'a\n'.repeat(150_000);
    assert.equal(unifiedDiff('x', before, '').length, '--- a/x\n+++ b/x\n@@ -1,150000 +0,0 @@\n'.length + 450_000);
  });

  it('replaces a gap that has too many changes as a whole', () => {
    const [before, after] = ['x', 'y'].map((name) => Array.from({ length: 3000 }, (_, at) => `${name}${at % 50}\n`));
    const diff = unifiedDiff('x', before?.join('') ?? '', after?.join('') ?? '');
    assert.equal(applied(before?.join('') ?? '', diff, '-', '+'), after?.join(''));
    assert.equal(diff.match(/^@@/gm)?.length, 1);
  });
});

/** What `patch` makes of a text; throws where a line is not the one that the diff names. */
function applied(text: string, diff: string, from: '-' | '+', to: '-' | '+'): string {
  const old = text === '' ? [] : text.split(/(?<=\n)/);
  const result: string[] = [];
  let at = 0;
  const lines = diff.replaceAll('\n\\ No newline at end of file\n', '\0').split(/(?<=[\n\0])/);
  for (const line of lines.slice(2)) {
    const range = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n$/.exec(line);
    const content = line.slice(1).replace('\0', '');
    if (range) {
      const [start, count] = from === '-' ? [range[1], range[2]] : [range[3], range[4]];
      const next = Number(start) - (count === '0' ? 0 : 1);
      result.push(...old.slice(at, next));
      at = next;
      continue;
    }
    if (!line.startsWith(to)) assert.equal(old[at++], content);
    if (!line.startsWith(from)) result.push(content);
  }
  return [...result, ...old.slice(at)].join('');
}
