import type { ProjectConfig, RefusedFile, Report, Subject } from '../../index.js';
import { reviewerOf, summaryOf, version } from '../../index.js';
import { perProject } from './per-project.js';
import { readSources } from './read-sources.js';
import type { RuleOptions } from './rule-options.js';
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
  const reviewerFor = perProject(options, reviewerOf);
  const { sources, failures } = await readSources(paths, options);
  const subjects: Subject[] = failures.map(failedSubject);
  const progress = progressOf('checking', sources.length);
  for (const source of sources) {
    progress.step();
    subjects.push(reviewerFor(source.project)(source));
  }
  progress.end();
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const all = options.shellcheck ? await shellcheckFindings(subjects, texts) : subjects;
  all.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const report: Report = { schema: 1, tool: { name: 'plimsoll', version }, subjects: all, summary: summaryOf(all) };
  return { report, sources: texts, failOn: sources.find(({ project }) => project.failOn)?.project.failOn };
}

function failedSubject({ path, error: { code, message, hint } }: RefusedFile): Subject {
  return {
    kind: path.endsWith('.dockerignore') ? 'dockerignore' : 'dockerfile',
    path,
    findings: [],
    error: { code, message, hint },
  };
}
