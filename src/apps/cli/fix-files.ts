import type { FixedSubject, FixReport, RefusedFile } from '../../index.js';
import { fixerOf, fixReportOf } from '../../index.js';
import { perProject } from './per-project.js';
import { readSources } from './read-sources.js';
import type { RuleOptions } from './rule-options.js';
import { progressOf } from './terminal.js';
import { writeSource } from './write-source.js';

/** What the command line says about fixing. */
export interface FixFilesOptions extends RuleOptions {
  readonly diff?: boolean;
  readonly review?: boolean;
}

/** Finds, reads and fixes the files, and writes those that change unless only a diff is wanted. */
export async function fixFiles(paths: readonly string[], options: FixFilesOptions): Promise<FixReport> {
  const { diff = false, review = false } = options;
  const fixerFor = perProject(options, (config) => fixerOf({ config, review }));
  const { sources, failures } = await readSources(paths, options);
  const subjects = failures.map(failedSubject);
  const progress = progressOf('fixing', sources.length);
  for (const source of sources) {
    progress.step();
    const { project, path, text: before } = source;
    const fixed = fixerFor(project)(source);
    const failure = diff ? undefined : await writeSource(source, fixed.text);
    subjects.push(failure ? failedSubject({ path, error: failure }) : { path, before, ...fixed });
  }
  progress.end();
  return fixReportOf(subjects);
}

function failedSubject({ path, error: { code, message, hint } }: RefusedFile): FixedSubject {
  return {
    path,
    before: '',
    text: '',
    applied: [],
    withheld: [],
    remaining: [],
    error: { code, message, hint },
  };
}
