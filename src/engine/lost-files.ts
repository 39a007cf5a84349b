import { dispensableFiles } from '#knowledge/dispensable-files.js';
import { fileAt } from './file-at.js';
import type { FileList } from './file-list.js';

/**
 * Files of one image that are not in another one, at the same place or with the packages that moved; sorted. Those
 * that nobody misses do not count.
 */
export function lostFiles(before: FileList, after: FileList): readonly string[] {
  const packaged = new Set([...after.keys()].flatMap((path) => inPackages(path) ?? []));
  const isThere = (path: string) =>
    fileAt(after, path) !== undefined || packaged.has(inPackages(path) ?? '') || dispensable.has(path);
  return [...before].flatMap(([path, { type }]) => (type === 'file' && !isThere(path) ? [path] : [])).sort();
}

const dispensable = new Set(dispensableFiles.map(({ path }) => path));

/** What a path is within the packages of Python, wherever these lie, with their commands; compiled files are made anew. */
function inPackages(path: string): string | undefined {
  const [command] = /\/bin\/[^/]+$/.exec(path) ?? [];
  if (command) return command;
  const [, rest] = /\/(?:site|dist)-packages\/(.+)$/.exec(path) ?? [];
  return rest?.replace(/__pycache__\/(.+?)\.[\w-]+\.pyc$/, '$1.py');
}
