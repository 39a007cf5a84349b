import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ProjectConfig, SourceFile } from '../../index.js';
import { findDockerfiles, readSource, ToolError } from '../../index.js';
import { ConfigReader } from './config-reader.js';
import type { RuleOptions } from './rule-options.js';
import { readStandardInput } from './terminal.js';

/** A Dockerfile that was read, with the config that holds for it. */
export interface Source extends SourceFile {
  readonly path: string;
  /** Undefined for standard input. */
  readonly absolutePath: string | undefined;
  readonly project: ProjectConfig;
}

/** What the command line says about which files and which config. */
export type SourceOptions = Pick<RuleOptions, 'config' | 'ignore' | 'stdinPath'>;

/** Finds and reads the Dockerfiles that are named or lie in a directory; what can't be read is a failure, the others are read. */
export async function readSources(
  paths: readonly string[],
  options: SourceOptions,
): Promise<{ readonly sources: readonly Source[]; readonly failures: readonly ToolError[] }> {
  const cwd = process.cwd();
  const named = paths.filter((path) => path !== '-');
  const configs = new ConfigReader(
    typeof options.config === 'string' ? options.config : undefined,
    options.config !== false,
  );
  const sources: Source[] = [];
  const failures: ToolError[] = [];
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
      failures.push(source);
      continue;
    }
    const directory = dirname(absolutePath);
    const project = await configs.configFor(directory);
    if (project.leavesOut?.(resolve(path))) continue;
    const dockerignore = await readDockerignore(absolutePath);
    const hasFile = (file: string) => existsSync(join(directory, file));
    sources.push({ path, absolutePath, text: source.text, dockerignore, hasFile, project });
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
