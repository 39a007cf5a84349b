import type { FixedSubject, FixReport, ProjectConfig } from '../../index.js';
import { fixerOf, fixReportOf, ToolError, writeFileAtomically } from '../../index.js';
import type { Source } from './read-sources.js';
import { readSources } from './read-sources.js';
import type { RuleOptions } from './rule-options.js';
import { askedConfig, configWith } from './rule-options.js';
import { progressOf } from './terminal.js';

/** What the command line says about fixing. */
export interface FixFilesOptions extends RuleOptions {
  readonly diff?: boolean;
  readonly review?: boolean;
}

/** Finds, reads and fixes the files, and writes those that change unless only a diff is wanted. */
export async function fixFiles(paths: readonly string[], options: FixFilesOptions): Promise<FixReport> {
  askedConfig(options);
  const { diff = false, review = false } = options;
  const { sources, failures } = await readSources(paths, options);
  const fixers = new Map<ProjectConfig, ReturnType<typeof fixerOf>>();
  const subjects = failures.map(failedSubject);
  const progress = progressOf('fixing', sources.length);
  for (const source of sources) {
    progress.step();
    const { project, path, text: before } = source;
    let fix = fixers.get(project);
    if (!fix) {
      fix = fixerOf({ config: configWith(project.config, options), review });
      fixers.set(project, fix);
    }
    const fixed = fix(source);
    const failure = diff ? undefined : await write(source, fixed.text);
    subjects.push(failure ? failedSubject(failure) : { path, before, ...fixed });
  }
  progress.end();
  return fixReportOf(subjects);
}

async function write({ absolutePath, text: before }: Source, text: string): Promise<ToolError | undefined> {
  if (absolutePath === undefined || text === before) return undefined;
  try {
    await writeFileAtomically(absolutePath, text);
    return undefined;
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
}

function failedSubject({ code, message, hint }: ToolError): FixedSubject {
  const path = /^(\S+)/.exec(message)?.[1] ?? '';
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
