import assert from 'node:assert/strict';
import { it } from 'node:test';
import { bytesText } from '#report/bytes.js';

const CASES: readonly (readonly [number, string])[] = [
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [12_345_678, '12.3 MB'],
  [999_949, '999.9 kB'],
  [999_950, '1.0 MB'],
  [5e9, '5.0 GB'],
];

for (const [bytes, text] of CASES) {
  it(`writes ${bytes} bytes as ${text}`, () => {
    assert.equal(bytesText(bytes), text);
    assert.ok(text.length <= 8);
  });
}
