import { parse } from '#dockerfile/parse.js';
import type { Checker } from '#lint/check.js';
import { checkerOf } from '#lint/check.js';
import type { Config } from '#lint/config.js';
import type { Subject as CheckedSubject } from '#lint/current-subject.js';
import type { Finding } from '#lint/finding.js';
import type { Reviewed } from '#lint/reviewed.js';
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
  /** Whether the build context has a file at a path, from its root; without it rules that depend on files are careful. */
  readonly hasFile?: ((path: string) => boolean) | undefined;
}

const names = new RuleNames(rules);
const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rules of a name, be it ours or another tool's: one for `no-sudo` or `DL3004`, none for an unknown name. */
export function rulesNamed(name: string): readonly Rule[] {
  return names.find(name);
}

/** Reviews Dockerfiles with one config; preparing it once pays when there are many. Synchronous and without I/O. */
export function reviewerOf(config: Config = {}): (file: SourceFile) => Subject {
  const review = readerOf(config);
  return (file) => subjectFrom(file, review(file).findings);
}

/** Reviews one Dockerfile. */
export function check(file: SourceFile & { readonly config?: Config }): Subject {
  return reviewerOf(file.config)(file);
}

/** Findings of a file as a report shows them. */
export function subjectFrom({ path = 'Dockerfile', text }: SourceFile, findings: readonly Finding[]): Subject {
  return subjectOf(path, text, findings, (id) => byId.get(id) as Rule);
}

/** Reads what Dockerfiles mean and finds what the rules of a config say, with offsets and fixes. */
export function readerOf(config: Config): (file: SourceFile) => Reviewed {
  const checker = checkerOf(activeRules(rules, names, config), config);
  return ({ path = 'Dockerfile', text, dockerignore, hasFile }) => {
    const document = parse(text);
    const model = modelOf(document);
    const isIgnored = dockerignore === undefined ? undefined : parseDockerignore(dockerignore).isIgnored;
    const findings = findingsOf(checker, { path, document, model, isIgnored, hasFile }, config);
    return { document, model, findings };
  };
}

function findingsOf(checker: Checker, subject: CheckedSubject, { suppressions = true }: Config): readonly Finding[] {
  const found = checker.check(subject);
  if (!suppressions) return found;
  const { findings, judged } = suppress(found, suppressionsIn(subject.document), names, checker.isActive);
  if (judged.length === 0) return findings;
  return [...findings, ...checker.checkSuppressions(subject, judged)].sort((a, b) => a.at.start - b.at.start);
}
