import { parse } from '#dockerfile/parse.js';
import type { Checker } from '#lint/check.js';
import { checkerOf } from '#lint/check.js';
import type { Config } from '#lint/config.js';
import type { Finding } from '#lint/finding.js';
import type { Rule } from '#lint/rule.js';
import { activeRules, RuleNames } from '#lint/rule-set.js';
import { suppress, suppressionsIn } from '#lint/suppress.js';
import { modelOf } from '#model/model.js';
import type { Subject } from '#report/report.js';
import { subjectOf } from '#report/subject-of.js';
import { rules } from '#rules/index.js';

const names = new RuleNames(rules);
const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rules of a name, be it ours or another tool's: one for `no-sudo` or `DL3004`, none for an unknown name. */
export function rulesNamed(name: string): readonly Rule[] {
  return names.find(name);
}

/** Reviews Dockerfiles with one config; preparing it once pays when there are many. Synchronous and without I/O. */
export function reviewerOf(config: Config = {}): (file: { readonly path?: string; readonly text: string }) => Subject {
  const active = activeRules(rules, names, config);
  const checker = checkerOf(active, config);
  return ({ path = 'Dockerfile', text }) => {
    const findings = findingsOf(checker, path, text, config);
    return subjectOf(path, text, findings, (id) => byId.get(id) as Rule);
  };
}

/** Reviews one Dockerfile. */
export function check(file: { readonly path?: string; readonly text: string; readonly config?: Config }): Subject {
  return reviewerOf(file.config)(file);
}

function findingsOf(checker: Checker, path: string, text: string, { suppressions = true }: Config): readonly Finding[] {
  const document = parse(text);
  const found = checker.check({ path, document, model: modelOf(document) });
  return suppressions ? suppress(found, suppressionsIn(document), names).findings : found;
}
