import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { sortTags } from '#registry/tag-order.js';

it('puts the newest version first, its variants behind it, and names last', () => {
  const sorted = ['2.0.0', '1.10.0', '1.9.1', '1.9.0', '1.9.0-rc2', '1.9.0-rc1', '1.9', '1', 'edge', 'latest'];
  assert.deepEqual(sortTags([...sorted].reverse()), sorted);
});

it('reads dates and a v in front', () => {
  const sorted = ['20261121093000123456', '20261121093000123455', 'v2.1', 'v2.0', '1.01'];
  assert.deepEqual(sortTags([...sorted].reverse()), sorted);
});

it('keeps all tags and gives the same order whatever order they come in', () => {
  const tag = fc.stringMatching(/^v?[0-9]{0,3}(?:\.[0-9]{1,2}){0,2}[a-c-]{0,3}$/);
  fc.assert(
    fc.property(fc.uniqueArray(tag), (tags) => {
      const sorted = sortTags(tags);
      assert.deepEqual([...sorted].sort(), [...tags].sort());
      assert.deepEqual(sortTags(sorted), sorted);
    }),
  );
});
