import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseVersion } from '#stacks/choose-version.js';

const wish = (text: string, from: string, ...lines: string[]) => ({
  text,
  from,
  allows: (line: string) => lines.includes(line),
});

describe('the version of the runtime', () => {
  it('is the newest with long support when nobody asks for one', () => {
    assert.deepEqual(chooseVersion('node', []), {
      value: '26',
      from: 'the newest release with long support',
      confidence: 'assumed',
    });
    assert.equal(chooseVersion('java', []).value, '25');
    assert.equal(chooseVersion('golang', []).value, '1.27');
  });

  it('meets every wish that can be met together, the first ones before the others', () => {
    const both = chooseVersion('node', [wish('>=22', 'a', '22', '24', '26'), wish('22 || 24', 'b', '22', '24')]);
    assert.deepEqual([both.value, both.from], ['24', 'a and b']);
    const first = chooseVersion('node', [wish('22', '.nvmrc', '22'), wish('>=24', 'package.json', '24', '26')]);
    assert.deepEqual([first.value, first.from], ['22', '.nvmrc; package.json asks for >=24']);
  });

  it('is what the project asks for when that is no longer supported, and says so', () => {
    const old = chooseVersion('node', [wish('v16.20.0', '.nvmrc', '16')]);
    assert.deepEqual([old.value, old.from], ['16', '.nvmrc; no supported release meets v16.20.0']);
    assert.equal(chooseVersion('python', [wish('3.8.1', '.python-version', '3.8')]).value, '3.8');
  });
});
