import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rangeAllows } from '#knowledge/version-range.js';

describe('a range of versions', () => {
  const cases: readonly (readonly [string, string, boolean | undefined])[] = [
    ['>=20', '22', true],
    ['>=22.12', '22', true],
    ['>=24', '22', false],
    ['^20.1.0', '20', true],
    ['^20.1.0', '22', false],
    ['20.x || 22.x', '22', true],
    ['18 || 20', '22', false],
    ['>= 18 < 21', '20', true],
    ['>= 18 < 21', '21', false],
    ['<21.5', '21', true],
    ['18 - 20', '19', true],
    ['18 - 20', '21', false],
    ['*', '22', true],
    ['>=3.10,<3.13', '3.12', true],
    ['>=3.10,<3.13', '3.13', false],
    ['>=3.10,<3.13', '3.9', false],
    ['~=3.11', '3.13', true],
    ['~=3.11', '4.0', false],
    ['~=3.11.2', '3.11', true],
    ['~=3.11.2', '3.12', false],
    ['==3.12.*', '3.12', true],
    ['==3.12.*', '3.11', false],
    ['!=3.12', '3.12', false],
    ['>3.11', '3.11', false],
    ['lts/*', '22', undefined],
    ['latest', '22', undefined],
  ];
  for (const [range, line, expected] of cases) {
    it(`${range} ${expected === undefined ? 'says nothing of' : expected ? 'allows' : 'does not allow'} ${line}`, () => {
      assert.equal(rangeAllows(range, line), expected);
    });
  }
});
