import assert from 'node:assert/strict';
import { it } from 'node:test';
import { retryAfterOf } from '#registry/retry-after.js';

const NOW = Date.parse('2026-11-21T08:00:00Z');

const CASES: readonly (readonly [header: string | undefined, expected: number | undefined])[] = [
  [undefined, undefined],
  ['0', 0],
  ['120', 120_000],
  [' 5 ', 5000],
  ['Sat, 21 Nov 2026 08:01:30 GMT', 90_000],
  ['Sat, 21 Nov 2026 07:00:00 GMT', 0],
  ['-3 soon', undefined],
  ['soon', undefined],
];

for (const [header, expected] of CASES) {
  it(`reads ${JSON.stringify(header)}`, () => assert.equal(retryAfterOf(header, NOW), expected));
}
