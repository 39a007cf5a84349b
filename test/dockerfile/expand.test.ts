import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { expand } from '#dockerfile/expand.js';

const VALUES: Readonly<Record<string, string>> = { A: 'one', EMPTY: '', PATH: '/a/b/c.txt', STAR: '*' };

function value(text: string, escape: '\\' | '`' = '\\'): string | undefined {
  const { value: result, problem } = expand(text, {
    escape,
    lookup: (name) => (Object.hasOwn(VALUES, name) ? VALUES[name] : undefined),
  });
  return problem ? undefined : result;
}

const CASES: readonly (readonly [string, string | undefined])[] = [
  ['plain', 'plain'],
  ['$A', 'one'],
  ['${A}s', 'ones'],
  ['$A_s', ''],
  ['$UNSET.', '.'],
  ["'$A'", '$A'],
  ['"$A b"', 'one b'],
  ['\\$A', '$A'],
  ['"\\$A \\x"', '$A \\x'],
  ['${A:-x}', 'one'],
  ['${EMPTY:-x}', 'x'],
  ['${EMPTY-x}', ''],
  ['${UNSET:-$A}', 'one'],
  ['${A:+x}', 'x'],
  ['${UNSET:+x}', ''],
  ['${EMPTY+x}', 'x'],
  ['${UNSET:?why}', undefined],
  ['${A?why}', 'one'],
  ['${PATH#*/}', 'a/b/c.txt'],
  ['${PATH##*/}', 'c.txt'],
  ['${PATH%/*}', '/a/b'],
  ['${PATH%%/*}', ''],
  ['${PATH/b/x}', '/a/x/c.txt'],
  ['${PATH//\\//-}', '-a-b-c.txt'],
  ['${STAR#\\*}', ''],
  ["${PATH%'.txt'}", '/a/b/c'],
  ['${PATH#\\x}', undefined],
  ['${EMPTY/*/r}', 'r'],
  ['${PATH//[a-z]/x}', '/a/b/c.txt'],
  ['${PATH//?/-}', '----------'],
  ['${A:#x}', undefined],
  ['é$A', 'éone'],
  ['$Aé', ''],
  ['$', '$'],
  ['${', undefined],
  ['${A', undefined],
  ['${A!}', undefined],
  ["'open", undefined],
  ['"open', undefined],
];

describe('expansion', () => {
  for (const [text, expected] of CASES) it(`of ${text}`, () => assert.equal(value(text), expected));

  it('escapes with the backtick when the file says so', () => {
    assert.equal(value('`$A \\', '`'), '$A \\');
  });

  it('tells which variables were set and which were not', () => {
    const { used, unset } = expand('$A ${B:-$C} ${D}', { escape: '\\', lookup: (name) => ({ A: '1' })[name] });
    assert.deepEqual([used, [...unset].sort()], [['A'], ['B', 'C', 'D']]);
  });

  it('splits words at blanks that no quotes hold together', () => {
    const { words } = expand('a "b c" $X\\ d', { escape: '\\', lookup: () => 'x  y' });
    assert.deepEqual(words, ['a', 'b c', 'x', 'y d']);
  });

  it('makes no word of empty quotes', () => {
    assert.deepEqual(expand('a "" b', { escape: '\\', lookup: () => undefined }).words, ['a', 'b']);
  });

  it('leaves what is not set as it is written when asked to', () => {
    const options = { escape: '\\', lookup: () => undefined, skipUnset: true } as const;
    assert.equal(expand('$A ${B} ${C:-d} ${E#f}', options).value, '$A ${B} ${C:-d} ${E#f}');
  });

  it('refuses values that double with every line', () => {
    let value = 'x';
    for (let line = 0; line < 40; line++) value = expand('$A$A', { escape: '\\', lookup: () => value }).value;
    assert.equal(value, '');
    const { problem } = expand('$A$A', { escape: '\\', lookup: () => 'x'.repeat(2 ** 15) });
    assert.match(problem?.message ?? '', /longer than/);
  });

  it('refuses patterns that take long to match', () => {
    const { problem } = expand(`\${A#${'*a'.repeat(100)}}`, { escape: '\\', lookup: () => 'a'.repeat(30_000) });
    assert.match(problem?.message ?? '', /too long to match/);
  });

  it('answers any text, also one that nests without end', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('$', '{', '}', ':', '-', '#', '/', '"', "'", '\\', 'A', ' ', '*') }),
        (text) => {
          expand(text, { escape: '\\', lookup: () => 'v' });
        },
      ),
      { numRuns: 2000 },
    );
    assert.ok(expand('${A:-'.repeat(10_000), { escape: '\\', lookup: () => undefined }).problem);
  });
});
