import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContextEntry, ContextListing } from '#dockerignore/context-listing.js';
import type { Dockerignore } from '#dockerignore/dockerignore.js';
import { byPath } from '#text/by-path.js';
import { contextEntry } from './context-entry.js';
import type { GitIgnore } from './git-ignore.js';
import { ignoredAbove, ignoredIn, isIgnored } from './git-ignore.js';

/** More entries are not looked at: enough for most projects with their dependencies, a fraction of a second of work. */
const MAX_ENTRIES = 10_000;

/**
 * Lists the folder of a build context from the top down, without following links. Of a folder that .dockerignore leaves
 * out whole only the name is listed. It ends at a bound, and passes over what cannot be read: `isComplete` says so.
 */
export async function readContextListing(
  root: string,
  ignore: Dockerignore | undefined,
  maxEntries: number = MAX_ENTRIES,
): Promise<ContextListing> {
  const entries: ContextEntry[] = [];
  let isComplete = true;
  const above = await ignoredAbove(root).catch(() => undefined);
  let level: readonly Folder[] = [{ path: '', git: above, isGitIgnored: false }];
  while (level.length > 0) {
    const below: Folder[] = [];
    for (const folder of level) {
      const names = entries.length < maxEntries ? await namesIn(join(root, folder.path)) : undefined;
      const seen = names?.slice(0, maxEntries - entries.length) ?? [];
      if (seen.length !== names?.length) isComplete = false;
      const isInside = folder.isGitIgnored;
      const git = isInside ? folder.git : await gitIn(join(root, folder.path), seen, folder.git);
      for (const found of seen.map((each) => contextEntry(root, folder.path, each))) {
        const isGitIgnored = isInside || isIgnoredBy(git, join(root, found.path), found.isFolder);
        const entry = isGitIgnored ? { ...found, isGitIgnored } : found;
        entries.push(entry);
        if (entry.isFolder && !(ignore && isLeftOutWhole(entry.path, ignore)))
          below.push({ path: entry.path, git, isGitIgnored });
      }
    }
    level = below;
  }
  entries.sort(byPath);
  return { entries, isComplete };
}

interface Folder {
  readonly path: string;
  /** Undefined where what git ignores cannot be read. */
  readonly git: GitIgnore | undefined;
  readonly isGitIgnored: boolean;
}

async function gitIn(
  folder: string,
  entries: readonly Dirent[],
  above: GitIgnore | undefined,
): Promise<GitIgnore | undefined> {
  return above && ignoredIn(folder, entries, above).catch(() => above);
}

function isIgnoredBy(git: GitIgnore | undefined, path: string, isFolder: boolean): boolean {
  return git !== undefined && isIgnored(git, path, isFolder ? 'directory' : 'file');
}

/** What a folder has, in an order of its own; undefined when it cannot be read. */
async function namesIn(folder: string): Promise<readonly Dirent[] | undefined> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  return found?.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a folder is left out, and no exception can reach below it. */
function isLeftOutWhole(folder: string, ignore: Dockerignore): boolean {
  if (!ignore.isIgnored(folder)) return false;
  return !ignore.rules.some(({ negated, pattern }) => {
    if (!negated) return false;
    const literal = /^[^*?[\\]*/.exec(pattern)?.[0] ?? '';
    return literal === pattern
      ? `${literal}/`.startsWith(`${folder}/`)
      : `${folder}/`.startsWith(literal) || literal.startsWith(`${folder}/`);
  });
}
