import { parse } from '#dockerfile/parse.js';
import type { ContextListing } from '#dockerignore/context-listing.js';
import { parseDockerignore } from '#dockerignore/dockerignore.js';
import type { Checker } from '#lint/check.js';
import { checkerOf } from '#lint/check.js';
import type { Config } from '#lint/config.js';
import type { Finding } from '#lint/finding.js';
import { ignoreSuppressionsIn } from '#lint/ignore-suppressions.js';
import type { Reviewed, ReviewedIgnore } from '#lint/reviewed.js';
import type { Rule } from '#lint/rule.js';
import { activeRules, RuleNames } from '#lint/rule-set.js';
import type { PlacedSuppression } from '#lint/suppress.js';
import { suppress, suppressionsIn } from '#lint/suppress.js';
import { modelOf } from '#model/model.js';
import type { Subject, SubjectKind } from '#report/report.js';
import { subjectOf } from '#report/subject-of.js';
import { rules } from '#rules/index.js';

/** A Dockerfile or a .dockerignore to review. */
export interface SourceFile {
  /** How the report names it: `Dockerfile` by default. */
  readonly path?: string;
  readonly text: string;
  /** What it is; by default what its name says: `.dockerignore` and `NAME.dockerignore` are no Dockerfiles. */
  readonly kind?: SubjectKind | undefined;
  /**
   * The text of the .dockerignore that the build of a Dockerfile uses; without it nothing is said about ignored files.
   * Of a NAME.dockerignore, the text of the .dockerignore beside it.
   */
  readonly dockerignore?: string | undefined;
  /** Whether the build context has a file at a path, from its root; without it rules that depend on files are careful. */
  readonly hasFile?: ((path: string) => boolean) | undefined;
  /** The text of a file of the build context; without it nothing is said about what the project asks for. */
  readonly readFile?: ((path: string) => string | undefined) | undefined;
  /** What lies in the folder of the build context; without it nothing is said about what a build takes along. */
  readonly listing?: ContextListing | undefined;
  /** The Dockerfiles that are built with a .dockerignore. */
  readonly dockerfiles?: readonly { readonly path: string; readonly text: string }[] | undefined;
}

const names = new RuleNames(rules);
const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rules of a name, be it ours or another tool's: one for `no-sudo` or `DL3004`, none for an unknown name. */
export function rulesNamed(name: string): readonly Rule[] {
  return names.find(name);
}

/** Reviews files with one config; preparing it once pays when there are many. Synchronous and without I/O. */
export function reviewerOf(config: Config = {}): (file: SourceFile) => Subject {
  const { readDockerfile, readDockerignore } = readersOf(config);
  return (file) => {
    const { findings } = kindOf(file) === 'dockerignore' ? readDockerignore(file) : readDockerfile(file);
    return subjectFrom(file, findings);
  };
}

/** Reviews one file. */
export function check(file: SourceFile & { readonly config?: Config }): Subject {
  return reviewerOf(file.config)(file);
}

/** Findings of a file as a report shows them. */
export function subjectFrom(file: SourceFile, findings: readonly Finding[]): Subject {
  return subjectOf(kindOf(file), file.path ?? 'Dockerfile', file.text, findings, (id) => byId.get(id) as Rule);
}

/** What a file is. */
export function kindOf({ kind, path = 'Dockerfile' }: SourceFile): SubjectKind {
  return kind ?? (path.endsWith('.dockerignore') ? 'dockerignore' : 'dockerfile');
}

/** What reads files and finds what the rules of a config say, with offsets and fixes. */
export interface Readers {
  readDockerfile(file: SourceFile): Reviewed;
  readDockerignore(file: SourceFile): ReviewedIgnore;
}

/** Prepares reading with one config. */
export function readersOf(config: Config): Readers {
  const checker = checkerOf(activeRules(rules, names, config), config);
  return {
    readDockerfile({ path = 'Dockerfile', text, dockerignore, hasFile, readFile, listing }) {
      const document = parse(text);
      const model = modelOf(document);
      const isIgnored = dockerignore === undefined ? undefined : parseDockerignore(dockerignore).isIgnored;
      const found = checker.check({ path, document, model, isIgnored, hasFile, readFile, listing });
      const findings = unsuppressed(found, () => suppressionsIn(document), checker, config);
      return { text, document, model, findings };
    },
    readDockerignore({ path = '.dockerignore', text, dockerignore: beside, listing, dockerfiles = [] }) {
      const dockerignore = parseDockerignore(text);
      const replaced = beside === undefined ? undefined : parseDockerignore(beside);
      const using = dockerfiles.map((each) => ({ path: each.path, model: modelOf(parse(each.text)) }));
      const subject = { path, text, dockerignore, listing, dockerfiles: using, replaced };
      const found = checker.checkIgnore(subject);
      const findings = unsuppressed(found, () => ignoreSuppressionsIn(text, dockerignore), checker, config);
      return { text, subject, findings };
    },
  };
}

function unsuppressed(
  found: readonly Finding[],
  suppressionsOf: () => readonly PlacedSuppression[],
  checker: Checker,
  { suppressions = true }: Config,
): readonly Finding[] {
  if (!suppressions) return found;
  const { findings, judged } = suppress(found, suppressionsOf(), names, checker.isActive);
  if (judged.length === 0) return findings;
  return [...findings, ...checker.checkSuppressions(judged)].sort((a, b) => a.at.start - b.at.start);
}
