import { parse } from '#dockerfile/parse.js';
import type { Checker } from '#lint/check.js';
import { checkerOf } from '#lint/check.js';
import type { Config } from '#lint/config.js';
import type { Finding } from '#lint/finding.js';
import type { Rule } from '#lint/rule.js';
import { activeRules, RuleNames } from '#lint/rule-set.js';
import { suppress, suppressionsIn } from '#lint/suppress.js';
import { modelOf } from '#model/model.js';
import { parseDockerignore } from '#project/dockerignore.js';
import type { Subject } from '#report/report.js';
import { subjectOf } from '#report/subject-of.js';
import { rules } from '#rules/index.js';

/** A Dockerfile to review. */
export interface SourceFile {
  /** How the report names it: `Dockerfile` by default. */
  readonly path?: string;
  readonly text: string;
  /** The text of the .dockerignore that its build uses; without it nothing is said about ignored files. */
  readonly dockerignore?: string | undefined;
}

const names = new RuleNames(rules);
const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rules of a name, be it ours or another tool's: one for `no-sudo` or `DL3004`, none for an unknown name. */
export function rulesNamed(name: string): readonly Rule[] {
  return names.find(name);
}

/** Reviews Dockerfiles with one config; preparing it once pays when there are many. Synchronous and without I/O. */
export function reviewerOf(config: Config = {}): (file: SourceFile) => Subject {
  const active = activeRules(rules, names, config);
  const checker = checkerOf(active, config);
  return ({ path = 'Dockerfile', text, dockerignore }) => {
    const findings = findingsOf(checker, { path, text, dockerignore }, config);
    return subjectOf(path, text, findings, (id) => byId.get(id) as Rule);
  };
}

/** Reviews one Dockerfile. */
export function check(file: SourceFile & { readonly config?: Config }): Subject {
  return reviewerOf(file.config)(file);
}

function findingsOf(
  checker: Checker,
  { path, text, dockerignore }: Required<Pick<SourceFile, 'path' | 'text'>> & SourceFile,
  { suppressions = true }: Config,
): readonly Finding[] {
  const document = parse(text);
  const isIgnored = dockerignore === undefined ? undefined : parseDockerignore(dockerignore);
  const subject = { path, document, model: modelOf(document), isIgnored };
  const found = checker.check(subject);
  if (!suppressions) return found;
  const { findings, judged } = suppress(found, suppressionsIn(document), names, checker.isActive);
  if (judged.length === 0) return findings;
  return [...findings, ...checker.checkSuppressions(subject, judged)].sort((a, b) => a.at.start - b.at.start);
}
