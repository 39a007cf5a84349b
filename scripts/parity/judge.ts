import { parse } from '#dockerfile/parse.js';
import { checkerOf } from '#lint/check.js';
import type { Rule } from '#lint/rule.js';
import { RuleNames } from '#lint/rule-set.js';
import { suppress, suppressionsIn } from '#lint/suppress.js';
import { modelOf } from '#model/model.js';
import { parseDockerignore } from '#project/dockerignore.js';
import { rules } from '#rules/index.js';
import type { ParityCase } from './cases.js';

const names = new RuleNames(rules);

/** Our rules for a peer's practice. */
export function rulesOf(rule: string): readonly Rule[] {
  return rule === '*' ? rules.filter(({ packs }) => packs.includes('recommended')) : names.find(rule);
}

/** Whether our rules for the practice find something in the text. */
export function fires({ peer, rule, text, options = {}, skipped = [], dockerignore }: ParityCase): boolean {
  const left = new Set(skipped.flatMap((name) => names.find(name)));
  const active = rulesOf(rule)
    .filter((each) => !left.has(each))
    .map((each) => ({ rule: each, severity: each.severity, options: { ...each.options, ...options } }));
  // Most of hadolint's texts are fragments; an empty base image makes them whole.
  const whole =
    peer === 'hadolint' && rule !== 'DL3061' && !/^\s*from\s/im.test(text)
      ? `${options.allow ? 'FROM scratch' : 'FROM example/base:1.0'}\n${text}`
      : text;
  const document = parse(whole);
  const isIgnored = dockerignore === undefined ? undefined : parseDockerignore(dockerignore).isIgnored;
  const checker = checkerOf(active, { today: '2026-11-21' });
  const subject = { path: 'Dockerfile', document, model: modelOf(document), isIgnored };
  const { findings, judged } = suppress(checker.check(subject), suppressionsIn(document), names, checker.isActive);
  return findings.length + checker.checkSuppressions(subject, judged).length > 0;
}
