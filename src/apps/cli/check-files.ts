import { dirname, join, resolve } from 'node:path';
import type { Config, ProjectConfig, Report, Subject } from '../../index.js';
import { findDockerfiles, readSource, reviewerOf, summaryOf, ToolError, version } from '../../index.js';
import { ConfigReader } from './config-reader.js';
import { namedRules } from './named-rules.js';
import { shellcheckFindings } from './shellcheck.js';
import { progressOf, readStandardInput } from './terminal.js';

/** What the command line says about a check. */
export interface CheckOptions {
  readonly profile?: Config['profile'];
  readonly pack?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly config: string | boolean;
  readonly ignore: boolean;
  readonly suppressions: boolean;
  readonly shellcheck?: boolean;
  readonly stdinPath: string;
  readonly asOf?: string;
}

/** A review with what printing it needs. */
export interface Checked {
  readonly report: Report;
  readonly sources: ReadonlyMap<string, string>;
  readonly failOn: ProjectConfig['failOn'];
}

interface Source {
  readonly path: string;
  readonly text: string;
  readonly directory: string;
  readonly dockerignore: string | undefined;
}

/** Finds, reads and reviews the files. A file that can't be read becomes a subject with an error; the others are checked. */
export async function checkFiles(paths: readonly string[], options: CheckOptions): Promise<Checked> {
  const asked = optionsConfig(options);
  const configs = new ConfigReader(
    typeof options.config === 'string' ? options.config : undefined,
    options.config !== false,
  );
  const { sources, failures } = await readAll(paths, options);
  const reviewers = new Map<ProjectConfig, ReturnType<typeof reviewerOf>>();
  const subjects: Subject[] = failures.map(failedSubject);
  let failOn: ProjectConfig['failOn'];
  const progress = progressOf('checking', sources.length);
  for (const source of sources) {
    progress.step();
    const project = await configs.configFor(source.directory);
    if (project.leavesOut?.(resolve(source.path))) continue;
    failOn ??= project.failOn;
    let review = reviewers.get(project);
    if (!review) {
      review = reviewerOf(merged(project.config, asked));
      reviewers.set(project, review);
    }
    subjects.push(review(source));
  }
  progress.end();
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const all = options.shellcheck ? await shellcheckFindings(subjects, texts) : subjects;
  all.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const report: Report = { schema: 1, tool: { name: 'plimsoll', version }, subjects: all, summary: summaryOf(all) };
  return { report, sources: texts, failOn };
}

async function readAll(
  paths: readonly string[],
  { stdinPath, ignore }: CheckOptions,
): Promise<{ readonly sources: readonly Source[]; readonly failures: readonly ToolError[] }> {
  const cwd = process.cwd();
  const named = paths.filter((path) => path !== '-');
  const sources: Source[] = [];
  const failures: ToolError[] = [];
  if (named.length < paths.length)
    sources.push({ path: stdinPath, text: await readStandardInput(), directory: cwd, dockerignore: undefined });
  if (named.length > 0) {
    const found = await findDockerfiles(named, { cwd, ignoreFiles: ignore });
    failures.push(...found.failures);
    for (const { path, absolutePath } of found.files) {
      const source = await readSource(absolutePath, path);
      if (source instanceof ToolError) failures.push(source);
      else {
        const dockerignore = await readDockerignore(absolutePath);
        sources.push({ path, text: source.text, directory: dirname(absolutePath), dockerignore });
      }
    }
  }
  return { sources, failures };
}

/** The .dockerignore that a build with the Dockerfile's own folder as its context uses. */
async function readDockerignore(dockerfile: string): Promise<string | undefined> {
  for (const path of [`${dockerfile}.dockerignore`, join(dirname(dockerfile), '.dockerignore')]) {
    const source = await readSource(path);
    if (!(source instanceof ToolError)) return source.text;
  }
  return undefined;
}

function failedSubject({ code, message, hint }: ToolError): Subject {
  const path = /^(\S+)/.exec(message)?.[1] ?? '';
  return { kind: 'dockerfile', path, findings: [], error: { code, message, hint } };
}

function optionsConfig({ profile, pack, only, skip, suppressions, asOf }: CheckOptions): Config {
  const packs = ['recommended', 'hardened', 'reproducible', 'style', 'cis', 'kubernetes'];
  const strange = pack?.find((name) => !packs.includes(name));
  if (strange !== undefined)
    throw new ToolError('UNKNOWN_PACK', `${strange} is no pack.`, `The packs are ${packs.join(', ')}.`);
  if (asOf !== undefined && !/^\d{4}-\d\d-\d\d$/.test(asOf)) {
    throw new ToolError('INVALID_DAY', `--as-of ${asOf} is no day.`, 'Write it as 2026-11-21.');
  }
  return {
    ...(profile && { profile }),
    ...(pack && { packs: pack as Config['packs'] }),
    ...(only && { only: namedRules(only, '--only') }),
    ...(skip && { skip: namedRules(skip, '--skip') }),
    ...(!suppressions && { suppressions }),
    ...(asOf && { today: asOf }),
  };
}

/** The command line wins over the file; what both list adds up. */
function merged(file: Config, asked: Config): Config {
  return {
    ...file,
    ...asked,
    packs: [...(file.packs ?? []), ...(asked.packs ?? [])],
    skip: [...(file.skip ?? []), ...(asked.skip ?? [])],
  };
}
