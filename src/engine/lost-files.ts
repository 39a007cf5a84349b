import { dispensableFiles } from '#knowledge/dispensable-files.js';
import { volatileFiles } from '#knowledge/volatile-files.js';
import { pathMatcher } from '#text/path-glob.js';
import { fileAt } from './file-at.js';
import type { FileList } from './file-list.js';

/**
 * Files of one image that are not in another one, sorted: neither at the same place, through whatever links, nor with the
 * packages of Python that moved. Caches that are made anew do not count, nor what the system opens and does without.
 */
export function lostFiles(before: FileList, after: FileList): readonly string[] {
  const packaged = new Set([...after.keys()].flatMap((path) => inPackages(path) ?? []));
  const isThere = (path: string) =>
    fileAt(after, path) !== undefined ||
    fileAt(after, sourceOf(path)) !== undefined ||
    packaged.has(inPackages(path) ?? '');
  const lost = [...before].flatMap(([path, { type }]) => (type === 'file' && !isThere(path) ? [path] : []));
  return lost.filter((path) => !dispensable.has(path) && !isMadeAnew(path)).sort();
}

/** What a path is within the packages of Python, wherever these lie, with their commands. */
function inPackages(path: string): string | undefined {
  const [command] = /\/bin\/[^/]+$/.exec(path) ?? [];
  if (command) return command;
  const [, rest] = /\/(?:site|dist)-packages\/(.+)$/.exec(path) ?? [];
  return rest && sourceOf(rest);
}

/** The module that Python has compiled to this file; another path is its own. */
function sourceOf(path: string): string {
  return path.replace(/__pycache__\/([^/]+?)\.[\w-]+\.pyc$/, '$1.py');
}

const dispensable = new Set(dispensableFiles.map(({ path }) => path));

const caches = volatileFiles.filter(({ contentOnly }) => !contentOnly).map(({ glob }) => pathMatcher(glob));

/** A compiled module is opened instead of its source: it stands for it. */
function isMadeAnew(path: string): boolean {
  return !path.endsWith('.pyc') && caches.some((matches) => matches(path));
}
