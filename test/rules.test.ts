import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from '#dockerfile/parse.js';
import { checkerOf } from '#lint/check.js';
import type { Finding } from '#lint/finding.js';
import { fixText } from '#lint/fix.js';
import type { Reviewed } from '#lint/reviewed.js';
import type { Example, Rule } from '#lint/rule.js';
import { RuleNames } from '#lint/rule-set.js';
import { suppress, suppressionsIn } from '#lint/suppress.js';
import { modelOf } from '#model/model.js';
import { parseDockerignore } from '#project/dockerignore.js';
import { rules } from '#rules/index.js';
import { applyEdits } from '#text/edit.js';

const root = fileURLToPath(new URL('../src/rules/dockerfile', import.meta.url));
const names = new RuleNames(rules);
const only = process.env.RULE;

describe('every rule', () => {
  it('has a file named after it in the folder of its category, and is in the index', () => {
    const files = readdirSync(root).flatMap((category) =>
      readdirSync(join(root, category)).map((file) => `${category}/${basename(file, '.ts')}`),
    );
    assert.deepEqual(rules.map((rule) => `${rule.category}/${rule.id}`).sort(), files.sort());
  });

  it('has an id of its own, and shares no alias within the same practice by mistake', () => {
    const ids = rules.map((rule) => rule.id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });
});

for (const rule of rules.filter(({ id }) => !only || id === only)) {
  describe(rule.id, () => {
    it('says why, names the way out, and shows a bad and a good example', () => {
      assert.match(
        rule.id,
        /^(?:no|use|pin|declare|name|keep|copy|set|clean|verify|sort|match|put|quote|limit|require)-[a-z0-9-]+$/,
      );
      assert.ok(rule.why.length >= 60, 'why is too short');
      assert.match(rule.why, /[.]$/);
      assert.match(rule.remedy, /^[A-Z].*\.$/);
      assert.ok(!rule.title.endsWith('.'));
      assert.ok(rule.examples.some((example) => example.bad !== undefined));
      assert.ok(rule.examples.some((example) => example.good !== undefined));
      for (const message of Object.values(rule.messages)) assert.match(message, /(?:[.?!]|\})$/);
    });
    for (const [index, example] of rule.examples.entries()) {
      it(example.title ?? `example ${index + 1}`, () => proveExample(rule, example));
    }
  });
}

function proveExample(rule: Rule, example: Example): void {
  const { bad, good } = example;
  if (good !== undefined) assert.deepEqual(run(rule, good, example), [], 'good has findings');
  if (bad === undefined) return;
  const findings = run(rule, bad, example);
  assert.equal(
    findings.length,
    1,
    `bad has ${findings.length} findings:\n${findings.map((each) => each.message).join('\n')}`,
  );
  const [finding] = findings as [Finding];
  assert.equal(bad.slice(finding.at.start, finding.at.end), example.at);
  assert.doesNotMatch(finding.message, /\{|\}|undefined/);
  if (!finding.fix) return;
  assert.ok(good !== undefined, 'a finding with a fix shows what becomes of it');
  assert.equal(applyEdits(bad, finding.fix.edits), good);
  const { withheld, text } = fixText(
    bad,
    (each) => read(rule, each, example),
    () => true,
  );
  assert.deepEqual(withheld, [], 'a gate stops the fix');
  assert.equal(text, good, 'the fix goes on when it is repeated');
}

function run(rule: Rule, text: string, example: Example): readonly Finding[] {
  return read(rule, text, example).findings;
}

function read(rule: Rule, text: string, { options, dockerignore, files }: Example): Reviewed {
  const document = parse(text);
  const active = { rule, severity: rule.severity, options: { ...rule.options, ...options } };
  const checker = checkerOf([active], { today: '2026-11-21' });
  const isIgnored = dockerignore === undefined ? undefined : parseDockerignore(dockerignore).isIgnored;
  const model = modelOf(document);
  const subject = {
    path: 'Dockerfile',
    document,
    model,
    isIgnored,
    hasFile: files && ((path: string) => files.includes(path)),
  };
  const { findings, judged } = suppress(checker.check(subject), suppressionsIn(document), names, checker.isActive);
  return { document, model, findings: [...findings, ...checker.checkSuppressions(subject, judged)] };
}
