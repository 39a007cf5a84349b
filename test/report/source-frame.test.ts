import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { widthOf } from '#report/cells.js';
import { frameOf } from '#report/source-frame.js';

type Point = readonly [line: number, column: number];

function frame(text: string, [line, column]: Point, [endLine, endColumn]: Point, width = 60): string[] {
  const place = { start: { line, column }, end: { line: endLine, column: endColumn } };
  return frameOf(text.split('\n'), place, { width, paint: (_, shown) => shown, style: 'error' });
}

test('the underline stands below exactly the characters of the place', () => {
  assert.deepEqual(frame('FROM node:20', [1, 6], [1, 10]), ['1 │ FROM node:20', '  │      ^^^^']);
});

test('tabs reach to the next multiple of four, before and below the underline', () => {
  assert.deepEqual(frame('\tRUN\tls', [1, 6], [1, 8]), ['1 │     RUN ls', '  │         ^^']);
  assert.deepEqual(frame('a\tb', [1, 2], [1, 3]), ['1 │ a   b', '  │  ^^^']);
});

test('wide characters and emoji take two columns, combining accents none', () => {
  assert.deepEqual(frame('あ🚢e\u0301x', [1, 6], [1, 7]), ['1 │ あ🚢e\u0301x', '  │      ^']);
  assert.deepEqual(frame('RUN 日本', [1, 5], [1, 7]), ['1 │ RUN 日本', '  │     ^^^^']);
  assert.deepEqual(frame('👩‍👩‍👧 ｱ', [1, 10], [1, 11]), ['1 │ 👩‍👩‍👧 ｱ', '  │    ^']);
});

test('a place inside a surrogate pair underlines the whole character', () => {
  assert.deepEqual(frame('🚢x', [1, 2], [1, 3]), ['1 │ 🚢x', '  │ ^^']);
});

test('an empty place gets one caret, at the end of the line as well', () => {
  assert.deepEqual(frame('ENV', [1, 1], [1, 1]), ['1 │ ENV', '  │ ^']);
  assert.deepEqual(frame('ENV', [1, 4], [1, 4]), ['1 │ ENV', '  │    ^']);
  assert.deepEqual(frame('', [1, 1], [1, 1]), ['1 │', '  │ ^']);
});

test('a byte order mark and a carriage return take no column', () => {
  assert.deepEqual(frame('\ufeffFROM x\r', [1, 2], [1, 6]), ['1 │ FROM x', '  │ ^^^^']);
});

test('two lines are both shown', () => {
  assert.deepEqual(frame('RUN a \\\n  b c', [1, 5], [2, 4]), ['1 │ RUN a \\', '  │     ^^^', '2 │   b c', '  │   ^']);
});

test('of many lines the first and the last are shown', () => {
  const text = Array.from({ length: 12 }, (_, index) => `  line ${index + 1}  `).join('\n');
  assert.deepEqual(frame(text, [9, 3], [12, 10]), [
    ' 9 │   line 9',
    '   │   ^^^^^^',
    '   │ …',
    '12 │   line 12',
    '   │   ^^^^^^^',
  ]);
});

test('a place that ends in column 1 ends with the line before', () => {
  assert.deepEqual(frame('RUN a\nRUN b', [1, 1], [2, 1]), ['1 │ RUN a', '  │ ^^^^^']);
});

test('a place that goes on behind the end of the text ends with it', () => {
  assert.deepEqual(frame('RUN a\nRUN b', [2, 1], [9, 4]), ['2 │ RUN b', '  │ ^^^^^']);
});

const long = `${'a'.repeat(100)}NEEDLE${'b'.repeat(100)}`;

test('a long line is cut on both sides of its underline', () => {
  const [source = '', underline = ''] = frame(long, [1, 101], [1, 107], 40);
  assert.match(source, /^1 │ …a+NEEDLEb+…$/);
  assert.equal(underline.indexOf('^'), source.indexOf('NEEDLE'));
  assert.equal(widthOf(source), 40);
});

test('a long line is cut on one side when the underline is near its start or end', () => {
  const [start = ''] = frame(long, [1, 1], [1, 4], 40);
  assert.match(start, /^1 │ a{35}…$/);
  const [end = '', underline = ''] = frame(long, [1, 205], [1, 207], 40);
  assert.match(end, /^1 │ …b{35}$/);
  assert.equal(underline.length, end.length);
});

test('an underline longer than the line is wide starts in sight', () => {
  const [source = '', underline = ''] = frame(long, [1, 101], [1, 207], 40);
  assert.equal(underline.indexOf('^'), source.indexOf('NEEDLE'));
  assert.ok(underline.length < 40);
});

test('the middle of a line of a million characters is shown', () => {
  const line = `${'あ'.repeat(500_000)}NEEDLE${'い'.repeat(500_000)}`;
  const [source = '', underline = ''] = frame(line, [1, 500_001], [1, 500_007], 40);
  assert.match(source, /^1 │ …あ+NEEDLEい+…$/);
  assert.match(underline, /^ {2}│ *\^{6}$/);
  assert.equal(underline.indexOf('^'), widthOf(source.slice(0, source.indexOf('NEEDLE'))));
});

test('control characters, direction overrides and lone surrogates are made visible', () => {
  assert.deepEqual(frame('a\u001b[1m\u202eb\ud800\u009bc', [1, 8], [1, 9]), ['1 │ a␛[1m�b��c', '  │        ^']);
});

test('whatever the line and the place, all lines fit and the underline is in sight', () => {
  const character = fc.constantFrom('a', ' ', '\t', 'é', 'e\u0301', '日', '🚢', '👩‍👩‍👧', '\u001b', '\ud83d', '\u200b');
  const lines = fc.array(character, { maxLength: 120 }).map((all) => all.join(''));
  fc.assert(
    fc.property(lines, fc.nat(300), fc.nat(60), fc.integer({ min: 30, max: 90 }), (line, at, length, width) => {
      const from = Math.min(at, line.length) + 1;
      const rows = frame(line, [1, from], [1, Math.min(from + length, line.length + 1)], width);
      assert.equal(rows.length, 2);
      for (const row of rows) assert.ok(widthOf(row) <= width, JSON.stringify(rows));
      assert.match(rows[1] ?? '', /^ {2}│ *\^+$/);
    }),
    { numRuns: 500 },
  );
});
