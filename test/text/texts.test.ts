import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits } from '#text/edit.js';
import { JoinedText } from '#text/joined-text.js';
import { LineIndex } from '#text/line-index.js';
import { lineEndBefore, lineEndOf, linesAround, startsLine } from '#text/lines.js';

describe('JoinedText', () => {
  const source = 'ab\\\n  cd # x\nef';
  const joined = JoinedText.concat([
    JoinedText.of(source, 0, 2),
    JoinedText.of(source, 6, 8),
    JoinedText.of(source, 13, 15),
  ]);

  it('knows the way back of every character', () => {
    assert.equal(joined.text, 'abcdef');
    assert.deepEqual([...joined.text].map((_, index) => source[joined.originOf(index)]).join(''), 'abcdef');
  });

  it('spans from the first to behind the last character', () => {
    assert.deepEqual(joined.spanOf(1, 5), { start: 1, end: 14 });
    assert.deepEqual(joined.spanOf(2, 2), { start: 6, end: 6 });
    assert.equal(joined.isContiguous(2, 4), true);
    assert.equal(joined.isContiguous(1, 3), false);
  });

  it('still knows the way back of a part', () => {
    const part = joined.slice(1, 5);
    assert.equal(part.text, 'bcde');
    assert.deepEqual(part.spanOf(0, 4), joined.spanOf(1, 5));
  });
});

describe('applyEdits', () => {
  it('applies edits in any order, insertions included', () => {
    const edits = [
      { span: { start: 4, end: 5 }, text: 'E' },
      { span: { start: 0, end: 0 }, text: '>' },
      { span: { start: 1, end: 3 }, text: '' },
    ];
    assert.equal(applyEdits('abcde', edits), '>adE');
  });

  it('refuses edits that overlap', () => {
    const edits = [
      { span: { start: 0, end: 2 }, text: '' },
      { span: { start: 1, end: 3 }, text: '' },
    ];
    assert.throws(() => applyEdits('abc', edits), /overlap/);
  });
});

describe('LineIndex', () => {
  it('counts lines and columns from 1', () => {
    const index = new LineIndex('ab\n\ncd');
    assert.deepEqual(
      [0, 2, 3, 4, 6].map((offset) => index.positionOf(offset)),
      [
        { line: 1, column: 1 },
        { line: 1, column: 3 },
        { line: 2, column: 1 },
        { line: 3, column: 1 },
        { line: 3, column: 3 },
      ],
    );
    assert.deepEqual([index.startOf(3), index.endOf(1), index.endOf(3), index.lineCount], [4, 3, 6, 3]);
  });
});

describe('lines', () => {
  const text = 'a b\r\n  c\nd';

  it('knows what starts a line', () => {
    assert.deepEqual(
      [0, 2, 7, 9].map((offset) => startsLine(text, offset)),
      [true, false, true, true],
    );
  });

  it('takes whole lines with their line ends, also the last one without', () => {
    const around = (start: number, end: number) =>
      text.slice(...(Object.values(linesAround(text, { start, end })) as [number, number]));
    assert.deepEqual([around(2, 3), around(2, 8), around(9, 10)], ['a b\r\n', 'a b\r\n  c\n', 'd']);
  });

  it('tells the line end in front of an offset, and that of a text', () => {
    assert.deepEqual([lineEndBefore(text, 5), lineEndBefore(text, 9)], ['\r\n', '\n']);
    assert.deepEqual([lineEndOf(text), lineEndOf('a\nb')], ['\r\n', '\n']);
  });
});
