import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { ProjectConfig, RefusedFile, SourceFile } from '../../index.js';
import {
  findDockerfiles,
  isDockerignoreName,
  parseDockerignore,
  readContextListing,
  readDockerignore,
  readSource,
  ToolError,
} from '../../index.js';
import { ConfigReader } from './config-reader.js';
import { dockerfilesOf } from './dockerfiles-of.js';
import type { RuleOptions } from './rule-options.js';
import { readStandardInput } from './terminal.js';

/** A file that was read, with the config that holds for it. */
export interface Source extends SourceFile {
  readonly path: string;
  /** Undefined for standard input. */
  readonly absolutePath: string | undefined;
  readonly project: ProjectConfig;
}

/** What the command line says about which files and which config. */
export type SourceOptions = Pick<RuleOptions, 'config' | 'ignore' | 'stdinPath'>;

/** Finds and reads the files that are named or lie in a directory; what can't be read is a failure, the others are read. */
export async function readSources(
  paths: readonly string[],
  options: SourceOptions,
): Promise<{ readonly sources: readonly Source[]; readonly failures: readonly RefusedFile[] }> {
  const cwd = process.cwd();
  const named = paths.filter((path) => path !== '-');
  const configs = new ConfigReader(
    typeof options.config === 'string' ? options.config : undefined,
    options.config !== false,
  );
  const sources: Source[] = [];
  const failures: RefusedFile[] = [];
  if (named.length < paths.length) {
    const [path, text] = [options.stdinPath, await readStandardInput()];
    sources.push({ path, text, absolutePath: undefined, project: await configs.configFor(cwd) });
  }
  if (named.length === 0) return { sources, failures };
  const found = await findDockerfiles(named, { cwd, ignoreFiles: options.ignore });
  failures.push(...found.failures);
  for (const { path, absolutePath } of found.files) {
    const source = await readSource(absolutePath, path);
    if (source instanceof ToolError) {
      failures.push({ path, error: source });
      continue;
    }
    const project = await configs.configFor(dirname(absolutePath));
    if (project.leavesOut?.(resolve(path))) continue;
    const surroundings = isDockerignoreName(basename(absolutePath))
      ? await aroundDockerignore(absolutePath, source.text)
      : await aroundDockerfile(absolutePath, source.text);
    sources.push({ path, absolutePath, text: source.text, project, ...surroundings });
  }
  return { sources, failures };
}

type Surroundings = Pick<SourceFile, 'dockerignore' | 'hasFile' | 'readFile' | 'listing' | 'dockerfiles'>;

/** The folder of the Dockerfile is taken for its build context. */
async function aroundDockerfile(path: string, text: string): Promise<Surroundings> {
  const folder = dirname(path);
  const dockerignore = (await readDockerignore(folder, path))?.text;
  const hasFile = (file: string) => existsSync(join(folder, file));
  const readFile = (file: string) => smallTextOf(join(folder, file));
  // What a COPY of everything takes along is said of the .dockerignore, if there is one.
  const listing =
    dockerignore === undefined && COPIES_ALL.test(text) ? await readContextListing(folder, undefined) : undefined;
  return { dockerignore, hasFile, readFile, listing };
}

/** Manifests are small; what cannot be read says nothing. */
function smallTextOf(path: string): string | undefined {
  try {
    return statSync(path).size < 1_000_000 ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

const COPIES_ALL = /^[ \t]*(?:COPY|ADD)\b.*[\s"](?:\.\/?|\/|\*)(?=[\s"])/im;

async function aroundDockerignore(path: string, text: string): Promise<Surroundings> {
  const folder = dirname(path);
  const isOfOne = basename(path) !== '.dockerignore';
  return {
    dockerignore: isOfOne ? await textOf(join(folder, '.dockerignore')) : undefined,
    listing: await readContextListing(folder, parseDockerignore(text)),
    dockerfiles: await dockerfilesOf(path),
  };
}

async function textOf(path: string): Promise<string | undefined> {
  const source = await readSource(path);
  return source instanceof ToolError ? undefined : source.text;
}
