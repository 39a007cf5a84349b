import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Config } from '#lint/config.js';
import { activeRules, RuleNames } from '#lint/rule-set.js';
import { rules } from '#rules/index.js';

const names = new RuleNames(rules);

function severityOf(id: string, config: Config): string | undefined {
  return activeRules(rules, names, config).find(({ rule }) => rule.id === id)?.severity;
}

describe('the rules that run', () => {
  it('are the recommended ones by default', () => {
    assert.equal(severityOf('no-sudo', {}), 'warning');
    assert.equal(severityOf('pin-apt-packages', {}), undefined);
  });

  it('grow with packs and profiles', () => {
    assert.equal(severityOf('pin-apt-packages', { packs: ['reproducible'] }), 'info');
    assert.equal(severityOf('pin-apt-packages', { profile: 'all' }), 'info');
    assert.equal(severityOf('no-sudo', { profile: 'hardened' }), 'error');
    assert.equal(severityOf('no-sudo', { profile: 'none' }), undefined);
  });

  it('follow the config by id and by the names of other tools', () => {
    assert.equal(severityOf('no-sudo', { rules: { DL3004: 'off' } }), undefined);
    assert.equal(severityOf('pin-apt-packages', { rules: { dl3008: 'error' } }), 'error');
    assert.equal(severityOf('no-sudo', { rules: { 'no-sudo': { severity: 'info' } } }), 'info');
  });

  it('are narrowed by only and skip', () => {
    assert.deepEqual(
      activeRules(rules, names, { only: ['DL3008'] }).map(({ rule }) => rule.id),
      ['pin-apt-packages'],
    );
    assert.equal(severityOf('no-sudo', { skip: ['CKV2_DOCKER_1'] }), undefined);
  });

  it("know Trivy's three spellings and the prefixes of other tools", () => {
    const [expected] = names.find('DS-0010');
    for (const name of ['AVD-DS-0010', 'DS010', 'hadolint/DL3004', 'trivy/DS-0010'])
      assert.equal(names.find(name)[0], expected, name);
    assert.deepEqual(names.find('no-such-rule'), []);
  });

  it('cover every practice of the peers that needs the file only', () => {
    const hadolint = [
      ...range(3000, 3067).filter((code) => ![3005, 3017, 3031, 3039, 3018 - 1].includes(code)),
      4000,
      4001,
      4003,
      4004,
      4005,
      4006,
      1001,
    ].map((code) => `DL${code}`);
    const checkov = [
      ...range(1, 11).map((code) => `CKV_DOCKER_${code}`),
      ...range(1, 17).map((code) => `CKV2_DOCKER_${code}`),
    ];
    const trivy = range(1, 31)
      .filter((code) => ![3, 18, 28].includes(code))
      .map((code) => `DS-00${String(code).padStart(2, '0')}`);
    const missing = [...hadolint, ...checkov, ...trivy].filter((name) => names.find(name).length === 0);
    assert.deepEqual(missing, []);
  });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
