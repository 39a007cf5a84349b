import type { Observation, ObservedFile } from './observation.js';
import type { ObservedFolders } from './observed-folders.js';
import type { ObservedNeeds } from './observed-needs.js';
import { isWithin } from './split.js';

/** ldconfig finds libraries where the loader looks for them, and makes their links. */
export function settledLibraries(
  { files, libraryFolders, distribution }: Observation,
  { links }: ObservedNeeds,
  paths: readonly string[],
  { filesIn }: ObservedFolders,
): {
  readonly commands: readonly string[];
  readonly links: readonly string[];
  readonly configuration: readonly string[];
} {
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
  const isSearched = (path: string) => libraryFolders.includes(folderOf(path)) && /\/lib[^/]*\.so(?:\.|$)/.test(path);
  const copied = paths.flatMap((path) => [path, ...filesIn(path).map((file) => file.path)]);
  if (distribution.id === 'alpine' || !copied.some(isSearched)) return { commands: [], links: [], configuration: [] };
  const isOwn = ({ path, package: owner }: ObservedFile) =>
    owner === undefined && /^\/etc\/ld\.so\.conf\.d\//.test(path) && !paths.some((copy) => isWithin(path, copy));
  return {
    commands: ['ldconfig'],
    links: links.filter(isSearched),
    configuration: files.filter(isOwn).map(({ path }) => path),
  };
}
