import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { relativePath } from './relative-path.js';

/** What git leaves out below `root`, as far down as the `.gitignore` files have been read. */
export interface GitIgnore {
  readonly root: string;
  readonly matcher: Ignore;
}

/** Whether a path below the root is left out, by itself or with a directory above it. */
export function isIgnored({ root, matcher }: GitIgnore, path: string, kind: 'file' | 'directory'): boolean {
  const inside = relativePath(root, path);
  return inside !== undefined && matcher.ignores(kind === 'directory' ? `${inside}/` : inside);
}

/**
 * What the repository says of a directory from above: its root's rules down to the parent's. None without a
 * repository, and none in a directory that is itself left out: who names that one wants to see what is in it.
 */
export async function ignoredAbove(directory: string): Promise<GitIgnore> {
  const ancestors = await ancestorsInRepository(directory);
  let above = nothingIgnored(ancestors[0] ?? directory);
  for (const ancestor of ancestors) {
    above = await ignoredIn(ancestor, await readdir(ancestor, { withFileTypes: true }), above);
  }
  return isIgnored(above, directory, 'directory') ? nothingIgnored(directory) : above;
}

/** What is left out in a directory and below: a repository's root starts anew, a `.gitignore` adds to those above. */
export async function ignoredIn(directory: string, entries: readonly Dirent[], above: GitIgnore): Promise<GitIgnore> {
  const repository = entries.find(({ name }) => name === '.git');
  const ownRules = entries.find((entry) => entry.name === '.gitignore' && entry.isFile());
  const excluded = repository
    ? withRules(nothingIgnored(directory), directory, await readExcludes(directory, repository))
    : above;
  return ownRules ? withRules(excluded, directory, await readFile(join(directory, '.gitignore'), 'utf8')) : excluded;
}

function nothingIgnored(root: string): GitIgnore {
  return { root, matcher: ignore({ ignoreCase: IGNORE_CASE }) };
}

/** git takes this from the file system when it makes a repository; these systems have such file systems. */
const IGNORE_CASE = process.platform === 'win32' || process.platform === 'darwin';

/** From the repository's root to the parent; none when the directory is itself a root or in no repository. */
async function ancestorsInRepository(directory: string): Promise<readonly string[]> {
  const ancestors: string[] = [];
  for (let at = directory; !(await exists(join(at, '.git'))); ) {
    const parent = dirname(at);
    if (parent === at) return [];
    ancestors.unshift(parent);
    at = parent;
  }
  return ancestors;
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** The repository's private rules; a worktree or submodule has a `.git` file that says where they are. */
async function readExcludes(directory: string, repository: Dirent): Promise<string> {
  let gitDirectory = join(directory, '.git');
  if (repository.isFile()) {
    const pointer = /^gitdir:(.+)$/m.exec(await readIfThere(gitDirectory))?.[1]?.trim() ?? '.git';
    gitDirectory = resolve(directory, pointer);
    gitDirectory = resolve(gitDirectory, (await readIfThere(join(gitDirectory, 'commondir'))).trim());
  }
  return readIfThere(join(gitDirectory, 'info', 'exclude'));
}

function readIfThere(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '';
    throw error;
  });
}

/** One matcher holds the rules of all levels, so that the last match wins across files as it does in git. */
function withRules({ root, matcher }: GitIgnore, directory: string, text: string): GitIgnore {
  const folder = relativePath(root, directory)?.replace(/[\\*?[]/g, '\\$&');
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const patterns = folder === undefined ? lines : lines.map((line) => anchored(line, folder));
  return {
    root,
    matcher: ignore({ ignoreCase: IGNORE_CASE })
      .add(matcher)
      .add(patterns.map((pattern) => ({ pattern }))),
  };
}

/** A line of a folder's `.gitignore` as it would stand in the root's. */
function anchored(line: string, folder: string): string {
  const isNegative = line.startsWith('!');
  const body = isNegative ? line.slice(1) : line;
  if (line.startsWith('#') || /^\/? *$/.test(body)) return '';
  const hasInnerSlash = /\/(?! *$)/.test(body);
  // `**` alone is `*` in git; behind the folder's path it would match the folder too.
  const anywhere = `**/${body.replace(/^\*{2,}(?=\/? *$)/, '*')}`;
  return `${isNegative ? '!' : ''}/${folder}/${hasInnerSlash ? body.replace(/^\//, '') : anywhere}`;
}
