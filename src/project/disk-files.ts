import type { Dirent } from 'node:fs';
import { readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import ignore from 'ignore';
import { fileFailure } from './file-failure.js';
import type { Files } from './files.js';
import { type GitIgnore, ignoredIn, isIgnored } from './git-ignore.js';

/** More files than this are not listed: enough for large repositories, little enough to stay fast. */
const MAX_FILES = 50_000;

/** A larger file is no source and no manifest. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * The files of a folder, without links, dependencies, build caches, and what its own .gitignore files leave out: what
 * lies there by chance, so that a fresh clone gives the same answers. Throws a ToolError when the folder cannot be read.
 */
export async function diskFiles(root: string): Promise<Files> {
  const paths: string[] = [];
  let level: readonly Folder[] = [{ path: '', git: undefined }];
  while (level.length > 0 && paths.length < MAX_FILES) {
    const visits = level.map((folder) => visit(root, folder));
    level = (await Promise.all(visits)).flatMap(({ files, folders }) => {
      paths.push(...files);
      return folders;
    });
  }
  paths.length = Math.min(paths.length, MAX_FILES);
  const texts = new Map<string, string | undefined>();
  return {
    paths: paths.sort(),
    read: async (path) => {
      if (!texts.has(path)) texts.set(path, readText(join(root, path)));
      return texts.get(path);
    },
  };
}

interface Folder {
  readonly path: string;
  /** Undefined as long as no .gitignore has been seen. */
  readonly git: GitIgnore | undefined;
}

async function visit(root: string, { path, git }: Folder): Promise<{ files: string[]; folders: Folder[] }> {
  const absolute = join(root, path);
  const entries = await entriesOf(absolute, path === '' ? root : undefined);
  const hasRules = entries.some(({ name }) => name === '.gitignore');
  const above = git ?? { root, matcher: ignore() };
  const inside = hasRules ? await ignoredIn(absolute, entries, above).catch(() => git) : git;
  const isLeftOut = (below: string, kind: 'file' | 'directory') =>
    inside !== undefined && isIgnored(inside, join(root, below), kind);
  const files: string[] = [];
  const folders: Folder[] = [];
  for (const entry of entries) {
    const below = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isFile()) {
      if (!isLeftOut(below, 'file')) files.push(below);
    } else if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) {
      if (!isLeftOut(below, 'directory')) folders.push({ path: below, git: inside });
    }
  }
  return { files, folders };
}

/** What is in a folder; below the root a folder that cannot be read has nothing for us. */
async function entriesOf(absolute: string, mustBe: string | undefined): Promise<readonly Dirent[]> {
  try {
    return await readdir(absolute, { withFileTypes: true });
  } catch (error) {
    if (mustBe !== undefined) throw await fileFailure(absolute, error, mustBe);
    return [];
  }
}

/** Folders that tools fill and nobody writes by hand. */
const LEFT_OUT = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '.venv',
  'venv',
  '__pycache__',
  '.tox',
  '.gradle',
  '.next',
  '.nuxt',
  '.output',
  '.svelte-kit',
  '.turbo',
  '.cache',
  '.pytest_cache',
  '.mypy_cache',
  '.ruff_cache',
]);

/** One after the other takes a fraction of the time that hundreds of promises take. */
function readText(path: string): string | undefined {
  try {
    if (statSync(path).size > MAX_BYTES) return undefined;
    const text = readFileSync(path, 'utf8');
    return text.includes('\0') ? undefined : text.replace(/^\uFEFF/, '');
  } catch {
    // A file that has gone or may not be read says nothing, as if it were not there.
    return undefined;
  }
}
