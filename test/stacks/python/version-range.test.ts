import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rangeAllows } from '#stacks/python/version-range.js';

const LINES = ['3.9', '3.10', '3.11', '3.12', '3.13', '3.14'];

/** The lines that a range allows. */
function allowed(range: string): string {
  return LINES.filter((line) => rangeAllows(range, line)).join(' ');
}

describe('a range of Python versions', () => {
  it('compares numbers and not texts', () => {
    assert.equal(allowed('>=3.10'), '3.10 3.11 3.12 3.13 3.14');
    assert.equal(allowed('>3.9.5, <3.12'), '3.9 3.10 3.11');
    assert.equal(allowed('>=3.11,<4'), '3.11 3.12 3.13 3.14');
  });

  it('asks for the newest patch of a line, which is what an image has', () => {
    assert.equal(allowed('<=3.12'), '3.9 3.10 3.11');
    assert.equal(allowed('>=3.11.4'), '3.11 3.12 3.13 3.14');
    assert.equal(allowed('>=3.11,<3.12.5'), '3.11');
  });

  it('takes a patch that is named for its line', () => {
    assert.equal(allowed('==3.12.4'), '3.12');
    assert.equal(allowed('==3.12'), '3.12');
    assert.equal(allowed('===3.11.2'), '3.11');
    assert.equal(allowed('==3.12.4,<3.12'), '');
  });

  it('knows prefixes and what is compatible', () => {
    assert.equal(allowed('==3.12.*'), '3.12');
    assert.equal(allowed('>=3.10,!=3.11.*,!=3.13.1'), '3.10 3.12 3.13 3.14');
    assert.equal(allowed('~=3.12.1'), '3.12');
    assert.equal(allowed('~=3.12'), '3.12 3.13 3.14');
  });

  it("knows Poetry's signs", () => {
    assert.equal(allowed('^3.12'), '3.12 3.13 3.14');
    assert.equal(allowed('~3.12'), '3.12');
    assert.equal(allowed('~3.12.2'), '3.12');
    assert.equal(allowed('~3'), LINES.join(' '));
    assert.equal(allowed('3.11.*'), '3.11');
    assert.equal(allowed('~3.10 || ^3.13'), '3.10 3.13 3.14');
  });

  it('allows everything where nothing is asked, and nothing where it cannot be read', () => {
    assert.equal(allowed('*'), LINES.join(' '));
    assert.equal(allowed(''), LINES.join(' '));
    assert.equal(allowed('any'), '');
  });
});
