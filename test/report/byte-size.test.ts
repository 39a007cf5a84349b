import assert from 'node:assert/strict';
import { it } from 'node:test';
import { byteSize } from '#report/byte-size.js';

it('shows bytes with at most three digits, and never 1000 of a unit', () => {
  assert.deepEqual([0, 999, 1000, 1234, 20_000_000, 999_499, 999_500, 999_999_999, 4.2e15].map(byteSize), [
    '0 B',
    '999 B',
    '1 kB',
    '1.23 kB',
    '20 MB',
    '999 kB',
    '1 MB',
    '1 GB',
    '4.2 PB',
  ]);
});
