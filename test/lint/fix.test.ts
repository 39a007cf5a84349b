import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '#dockerfile/parse.js';
import type { Finding } from '#lint/finding.js';
import { fixText } from '#lint/fix.js';
import { dockerfileGates } from '#lint/gates.js';
import type { Reviewed } from '#lint/reviewed.js';
import { modelOf } from '#model/model.js';

const TEXT = 'FROM debian:13\nRUN apt-get install curl \\\n  # tools\n  git && make\nCMD ["make"]\n';

/** A rule that replaces each `from` by `to`, once a text. */
type Replacement = readonly [rule: string, from: string, to: string];

function reviewing(...replacements: readonly Replacement[]): (text: string) => Reviewed {
  return (text) => {
    const document = parse(text);
    const findings = replacements.flatMap(([rule, from, to]): Finding[] => {
      const start = text.indexOf(from);
      if (start < 0) return [];
      const at = { start, end: start + from.length };
      const fix = { title: rule, safety: 'safe' as const, edits: [{ span: at, text: to }] };
      return [{ rule, severity: 'warning', at, message: `${from} is there`, fix }];
    });
    return { text, document, model: modelOf(document), findings };
  };
}

function fix(...replacements: readonly Replacement[]) {
  const { text, passes, withheld } = fixText(TEXT, reviewing(...replacements), () => true, dockerfileGates);
  return { text, applied: passes.map((pass) => pass.map(({ rule }) => rule)), withheld };
}

function assertWithheld(replacement: Replacement, reason: RegExp): void {
  const { text, withheld } = fix(['yes', 'install curl', 'install -y curl'], replacement);
  assert.equal(text, TEXT, 'the file is not left as it was');
  assert.deepEqual(
    withheld.map(({ rule }) => rule),
    [replacement[0]],
  );
  assert.match(withheld[0]?.reason ?? '', reason);
}

describe('fixing', () => {
  it('applies fixes that do not collide in one pass', () => {
    const { text, applied, withheld } = fix(
      ['yes', 'install curl', 'install -y curl'],
      ['check', '["make"]', '["make", "check"]'],
    );
    assert.equal(text, TEXT.replace('install curl', 'install -y curl').replace('["make"]', '["make", "check"]'));
    assert.deepEqual([applied, withheld], [[['yes', 'check']], []]);
  });

  it('lets what collides wait for the next pass', () => {
    const { applied } = fix(['first', 'get install', 'get -q install'], ['second', 'install curl', 'install -y curl']);
    assert.deepEqual(applied, [['first'], ['second']]);
  });

  it('gives the file back when a fix breaks the syntax', () => {
    assertWithheld(['break', 'CMD ["make"]', 'CMDX'], /no longer parse/);
  });

  it('gives the file back when an instruction becomes another one', () => {
    assertWithheld(['comment', 'git && make', 'git && make \\'], /would be no CMD|take in other lines/);
  });

  it('gives the file back when a new instruction appears that no edit wrote', () => {
    assertWithheld(
      ['cut', 'curl \\\n  # tools\n  git', 'curl\n  # tools\nUSER git'],
      /a command|the command|would become/,
    );
  });

  it('gives the file back when a command is lost that no edit touched', () => {
    assertWithheld(['swallow', 'git &&', 'git; echo'], /the command at line 4 would change/);
  });

  it('gives the file back when no shell would understand it', () => {
    assertWithheld(['quote', ' git', " 'git"], /the shell would not understand RUN/);
  });

  it('gives the file back when a rule finds more than before', () => {
    const review = reviewing(['new', 'wget', 'wget2'], ['swap', 'install curl', 'install wget']);
    const { text, withheld } = fixText(TEXT, review, ({ title }) => title === 'swap', dockerfileGates);
    assert.equal(text, TEXT);
    assert.deepEqual(withheld, [{ rule: 'swap', reason: 'it would bring a new finding of new: wget is there' }]);
  });

  it('waits for the fix of what a fix brings to light', () => {
    const { text, applied, withheld } = fix(['swap', 'install curl', 'install wget'], ['new', 'wget', 'aria2']);
    assert.equal(text, TEXT.replace('install curl', 'install aria2'));
    assert.deepEqual([applied, withheld], [[['swap'], ['new']], []]);
  });

  it('blames the step that brought something to light when its fix is offered no longer', () => {
    const offering = reviewing(['swap', 'install curl', 'install wget'], ['cut', 'install wget', 'add wget']);
    const review = (text: string): Reviewed => {
      const mended = reviewing(['new', 'wget', 'curl'])(text).findings;
      const stuck = mended.map(({ fix: _, ...finding }) => finding);
      const found = text.includes('install') ? mended : stuck;
      return { ...offering(text), findings: [...offering(text).findings, ...found] };
    };
    const { text, withheld } = fixText(TEXT, review, () => true, dockerfileGates);
    assert.equal(text, TEXT);
    assert.deepEqual(withheld, [
      { rule: 'swap', reason: 'it would bring a new finding of cut: install wget is there' },
    ]);
  });

  it('gives the file back when a fix never ends', () => {
    const { text, withheld } = fix(['grow', 'make"]', 'make", "make"]']);
    assert.equal(text, TEXT);
    assert.match(withheld[0]?.reason ?? '', /again and again/);
  });
});
