import assert from 'node:assert/strict';
import { test } from 'node:test';
import { widthOf } from '#report/cells.js';
import { wrap } from '#report/wrap.js';

test('a text is broken between words', () => {
  assert.deepEqual(wrap('one two three', 8), ['one two', 'three']);
});

test('a word that is too long is cut', () => {
  assert.deepEqual(wrap('a abcdefgh b', 4), ['a', 'abcd', 'efgh', 'b']);
});

test('wide characters count as two and are never split', () => {
  assert.deepEqual(wrap('日本語', 5), ['日本', '語']);
  assert.equal(widthOf('日本語e\u0301🚢'), 9);
});

test('an empty text has no lines', () => {
  assert.deepEqual(wrap('', 10), []);
});
