import type { ProjectConfig, Report, Subject, ToolError } from '../../index.js';
import { reviewerOf, summaryOf, version } from '../../index.js';
import { readSources } from './read-sources.js';
import type { RuleOptions } from './rule-options.js';
import { askedConfig, configWith } from './rule-options.js';
import { shellcheckFindings } from './shellcheck.js';
import { progressOf } from './terminal.js';

/** What the command line says about a check. */
export interface CheckOptions extends RuleOptions {
  readonly shellcheck?: boolean;
}

/** A review with what printing it needs. */
export interface Checked {
  readonly report: Report;
  readonly sources: ReadonlyMap<string, string>;
  readonly failOn: ProjectConfig['failOn'];
}

/** Finds, reads and reviews the files. A file that can't be read becomes a subject with an error; the others are checked. */
export async function checkFiles(paths: readonly string[], options: CheckOptions): Promise<Checked> {
  askedConfig(options);
  const { sources, failures } = await readSources(paths, options);
  const reviewers = new Map<ProjectConfig, ReturnType<typeof reviewerOf>>();
  const subjects: Subject[] = failures.map(failedSubject);
  const progress = progressOf('checking', sources.length);
  for (const source of sources) {
    progress.step();
    const { project } = source;
    let review = reviewers.get(project);
    if (!review) {
      review = reviewerOf(configWith(project.config, options));
      reviewers.set(project, review);
    }
    subjects.push(review(source));
  }
  progress.end();
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const all = options.shellcheck ? await shellcheckFindings(subjects, texts) : subjects;
  all.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const report: Report = { schema: 1, tool: { name: 'plimsoll', version }, subjects: all, summary: summaryOf(all) };
  return { report, sources: texts, failOn: sources.find(({ project }) => project.failOn)?.project.failOn };
}

function failedSubject({ code, message, hint }: ToolError): Subject {
  const path = /^(\S+)/.exec(message)?.[1] ?? '';
  return { kind: 'dockerfile', path, findings: [], error: { code, message, hint } };
}
