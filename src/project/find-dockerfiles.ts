import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ToolError } from '../tool-error.js';
import { isDockerfileName, isDockerignoreName } from './dockerfile-name.js';
import { fileFailure } from './file-failure.js';
import { type GitIgnore, ignoredAbove, ignoredIn, isIgnored } from './git-ignore.js';
import { forwardSlashes, relativePath } from './relative-path.js';

/** A file to check: `path` is for people (below the current directory relative to it), `absolutePath` for reading. */
export interface FoundFile {
  readonly path: string;
  readonly absolutePath: string;
}

/** A path that could not be looked at, as people are shown it. */
export interface RefusedFile {
  readonly path: string;
  readonly error: ToolError;
}

/** What was found and what could not be looked at; both sorted by path and without doubles. */
export interface FoundDockerfiles {
  readonly files: readonly FoundFile[];
  readonly failures: readonly RefusedFile[];
}

export interface FindOptions {
  /** Where relative paths start. */
  readonly cwd: string;
  /** Leave out of directories what git ignores in them. */
  readonly ignoreFiles: boolean;
}

/**
 * The Dockerfiles and .dockerignore files that paths stand for: a file is taken whatever its name, a directory is searched. A search follows
 * links to files but not to directories, and never enters `.git` or `node_modules`.
 */
export async function findDockerfiles(paths: readonly string[], options: FindOptions): Promise<FoundDockerfiles> {
  const cwd = resolve(options.cwd);
  const files = new Map<string, FoundFile>();
  const failures = new Map<string, ToolError>();
  for (const start of new Set(paths.map((each) => resolve(cwd, each)))) {
    const found = await find(start, { ...options, cwd });
    for (const path of found.files) files.set(path, { path: shown(path, cwd), absolutePath: path });
    for (const [path, failure] of found.failures) failures.set(path, failure);
  }
  return {
    files: [...files.values()].sort((a, b) => compare(a.path, b.path)),
    failures: [...failures]
      .sort(([a], [b]) => compare(a, b))
      .map(([path, error]) => ({ path: shown(path, cwd), error })),
  };
}

/** What one search has found so far, by absolute path. */
interface Search {
  readonly cwd: string;
  readonly files: string[];
  readonly failures: Map<string, ToolError>;
}

interface Directory {
  readonly path: string;
  /** Undefined when nothing is left out. */
  readonly ignored: GitIgnore | undefined;
}

async function find(start: string, { cwd, ignoreFiles }: FindOptions): Promise<Search> {
  const search: Search = { cwd, files: [], failures: new Map() };
  const stats = await attempt(search, start, stat(start), undefined);
  if (!stats) return search;
  if (!stats.isDirectory()) return { ...search, files: [start] };
  const ignored = ignoreFiles ? await attempt(search, start, ignoredAbove(start), undefined) : undefined;
  await walk(search, { path: start, ignored });
  if (search.files.length + search.failures.size === 0) {
    search.failures.set(start, nothingFound(shown(start, cwd), ignoreFiles));
  }
  return search;
}

/** So many directories are read at once: enough for a slow disk, far from any limit on open files. */
const AT_ONCE = 32;

async function walk(search: Search, start: Directory): Promise<void> {
  const pending = [start];
  while (pending.length > 0) {
    const visits = pending.splice(-AT_ONCE).map((directory) => visit(search, directory));
    for (const below of await Promise.all(visits)) for (const directory of below) pending.push(directory);
  }
}

const NEVER_ENTERED: ReadonlySet<string> = new Set(['.git', 'node_modules']);

async function visit(search: Search, { path, ignored: above }: Directory): Promise<readonly Directory[]> {
  const entries = await attempt(search, path, readdir(path, { withFileTypes: true }), []);
  const ignored = above && (await attempt(search, path, ignoredIn(path, entries, above), above));
  const below: Directory[] = [];
  for (const entry of entries) {
    const kind = entry.isDirectory() ? 'directory' : 'file';
    if (kind === 'directory' ? NEVER_ENTERED.has(entry.name) : !isSource(entry.name)) continue;
    const child = join(path, entry.name);
    if (ignored && isIgnored(ignored, child, kind)) continue;
    if (kind === 'directory') below.push({ path: child, ignored });
    else if (await isFile(search, entry, child)) search.files.push(child);
  }
  return below;
}

function isSource(name: string): boolean {
  return isDockerfileName(name) || isDockerignoreName(name);
}

async function isFile(search: Search, entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  const stats = await attempt(search, path, stat(path), undefined);
  return stats?.isFile() ?? false;
}

/** What the disk answers, or something to go on with after noting why it did not. */
async function attempt<Answer, Otherwise>(
  search: Search,
  path: string,
  answer: Promise<Answer>,
  otherwise: Otherwise,
): Promise<Answer | Otherwise> {
  try {
    return await answer;
  } catch (error) {
    const { path: refused = path } = error as NodeJS.ErrnoException;
    search.failures.set(refused, await fileFailure(refused, error, shown(refused, search.cwd)));
    return otherwise;
  }
}

function nothingFound(directory: string, ignoreFiles: boolean): ToolError {
  const names = 'Dockerfile, Containerfile, Dockerfile.* and *.Dockerfile';
  const left = ignoreFiles ? '.git, node_modules and what .gitignore names' : '.git and node_modules';
  const way = ignoreFiles ? 'Search there too with --no-ignore, or name the file.' : 'Name the file.';
  return new ToolError(
    'NO_DOCKERFILES',
    `${directory} has no Dockerfile.`,
    `Looked for ${names}, except in ${left}. ${way}`,
  );
}

function shown(path: string, cwd: string): string {
  return path === cwd ? '.' : (relativePath(cwd, path) ?? forwardSlashes(path));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
