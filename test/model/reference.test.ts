import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { needsVariable, referencesIn } from '#model/reference.js';

describe('referencesIn', () => {
  const word = (text: string) => ({ text, span: { start: 10, end: 10 + text.length } });
  const names = (text: string) => referencesIn(word(text), '\\').map(({ name }) => name);

  it('finds plain and braced variables with their places', () => {
    assert.deepEqual(referencesIn(word('/a/$B-${C}'), '\\'), [
      { name: 'B', modifier: '', span: { start: 13, end: 15 } },
      { name: 'C', modifier: '', span: { start: 16, end: 20 } },
    ]);
  });

  it('leaves out what quotes or an escape protect', () => {
    assert.deepEqual(names(`'$A' \\$B "$C"`), ['C']);
  });

  it('leaves out variables inside of a default', () => {
    assert.deepEqual(names('${A:+$A:}$B'), ['A', 'B']);
    assert.deepEqual(names('${A:-${B}}'), ['A']);
  });

  it('tells which of them are empty without the variable', () => {
    const needed = referencesIn(word('$A ${B:-x} ${C%y} ${D:odd}'), '\\').filter(needsVariable);
    assert.deepEqual(
      needed.map(({ name }) => name),
      ['A', 'C'],
    );
  });
});
