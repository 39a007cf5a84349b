import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContextEntry, ContextListing } from '#dockerignore/context-listing.js';
import type { Dockerignore } from '#dockerignore/dockerignore.js';

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
  let level: readonly string[] = [''];
  while (level.length > 0) {
    const below: string[] = [];
    for (const folder of level) {
      const found = entries.length < maxEntries ? await entriesOf(root, folder) : undefined;
      if (!found) isComplete = false;
      for (const entry of found ?? []) {
        entries.push(entry);
        if (entry.isFolder && !(ignore && isLeftOutWhole(entry.path, ignore))) below.push(entry.path);
      }
    }
    level = below;
  }
  entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { entries, isComplete };
}

/** The entries of a folder; undefined when it cannot be read. */
async function entriesOf(root: string, folder: string): Promise<readonly ContextEntry[] | undefined> {
  const absolute = join(root, folder);
  const found = await readdir(absolute, { withFileTypes: true }).catch(() => undefined);
  if (!found) return undefined;
  return Promise.all(
    found.map(async (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      // A file may be gone by now.
      const stats = entry.isFile() ? await lstat(join(absolute, entry.name)).catch(() => undefined) : undefined;
      return { path, size: stats?.size ?? 0, isFolder: entry.isDirectory() };
    }),
  );
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
