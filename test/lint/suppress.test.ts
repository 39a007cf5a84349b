import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check } from '../../src/index.js';

function rulesIn(text: string, only: readonly string[] = ['no-sudo']): readonly string[] {
  return check({ text, config: { only } }).findings.map(({ rule, start }) => `${rule}:${start.line}`);
}

describe('suppression comments', () => {
  it('of plimsoll cover the next instruction', () => {
    assert.deepEqual(
      rulesIn('FROM debian:13\n# plimsoll ignore=no-sudo reason: an example\nRUN sudo a\nRUN sudo b\n'),
      ['no-sudo:4'],
    );
  });

  it('cover a stage or the file when they say so', () => {
    const stage =
      'FROM debian:13 AS a\n# plimsoll stage ignore=no-sudo reason: x\nRUN sudo a\nRUN sudo b\nFROM debian:13\nRUN sudo c\n';
    assert.deepEqual(rulesIn(stage), ['no-sudo:6']);
    assert.deepEqual(rulesIn(stage.replace('stage ignore', 'file ignore')), []);
  });

  it('between the lines of a RUN cover the line below', () => {
    assert.deepEqual(
      rulesIn('FROM debian:13\nRUN true \\\n# plimsoll ignore=no-sudo reason: x\n && sudo a \\\n && sudo b\n'),
      ['no-sudo:5'],
    );
  });

  const FORMS = [
    ['hadolint', '# hadolint ignore=DL3004'],
    ['hadolint for the file', '# hadolint global ignore=DL3004'],
    ['Trivy', '# trivy:ignore:AVD-DS-0010'],
    ['checkov', '# checkov:skip=CKV2_DOCKER_1:a reason'],
    ['tally', '# tally ignore=hadolint/DL3004;reason=because'],
  ] as const;
  for (const [tool, comment] of FORMS) {
    it(`of ${tool} are understood`, () => {
      assert.deepEqual(rulesIn(`FROM debian:13\n${comment}\nRUN sudo a\n`), []);
    });
  }

  it("of BuildKit's check directive are understood, all of them at once, too", () => {
    const text = 'FROM debian:13\nMAINTAINER me\n';
    assert.deepEqual(rulesIn(text, ['MaintainerDeprecated']), ['no-maintainer:2']);
    assert.deepEqual(rulesIn(`# check=skip=MaintainerDeprecated\n${text}`, ['MaintainerDeprecated']), []);
    assert.deepEqual(rulesIn(`# check=skip=all;error=true\n${text}`, ['MaintainerDeprecated']), []);
  });

  it('are told when nothing is found that they could suppress, or a name is wrong', () => {
    const { findings } = check({
      text: 'FROM debian:13\n# plimsoll ignore=no-sudo reason: x\nRUN make\n# plimsoll ignore=no-sduo reason: x\nRUN make\n',
    });
    const told = findings
      .filter(({ rule }) => rule.endsWith('suppression'))
      .map(({ rule, start }) => [rule, start.line]);
    assert.deepEqual(told, [
      ['no-unused-suppression', 2],
      ['no-unknown-suppression', 4],
    ]);
  });

  it('are switched off by the config', () => {
    const text = 'FROM debian:13\n# hadolint ignore=DL3004\nRUN sudo a\n';
    assert.equal(check({ text, config: { only: ['no-sudo'], suppressions: false } }).findings.length, 1);
  });
});
