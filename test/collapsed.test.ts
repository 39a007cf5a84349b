import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from '../src/index.js';
import { outcomesOf, thereAndBack } from './collapsed/there-and-back.js';

/*
 * What init makes of the projects is good and has several stages. Merged to one stage, as a team may have it, convert must
 * find the stages again. After a change that is meant, write the expected outcomes anew with npm run conversions.
 */
describe('a good file that was collapsed to one stage', async () => {
  const all = await thereAndBack();

  it('has one stage and parses', () => {
    const texts = all.flatMap(({ collapsed }) => ('text' in collapsed ? [collapsed.text] : []));
    for (const text of texts) {
      const { instructions, problems } = parse(text);
      assert.deepEqual(problems, [], text);
      assert.equal(instructions.filter(({ kind }) => kind === 'FROM').length, 1, text);
    }
  });

  it('gives a file that parses', () => {
    for (const { conversion } of all) {
      if (conversion?.kind === 'converted') assert.deepEqual(parse(conversion.text).problems, [], conversion.text);
    }
  });

  it('is converted, or refused for a reason that is known', { skip: process.env.CASE !== undefined }, () => {
    const expected = readFileSync(new URL('collapsed/expected.txt', import.meta.url), 'utf8');
    assert.deepEqual(outcomesOf(all), expected.trimEnd().split('\n'));
  });
});
