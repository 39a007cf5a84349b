import type { ObservedFile } from './observation.js';
import type { Takes } from './split.js';
import { isWithin } from './split.js';

/** Which paths to take along for a file that is used. */
export interface ObservedFolders {
  /** The file itself, the folder that it lies in, or more. */
  pathsFor(file: ObservedFile, isProgram: boolean): readonly string[];
  /** The outermost paths that the build made and in which there are no sources. */
  readonly installed: readonly string[];
  /** All that lies at or below a path. */
  filesIn(path: string): readonly ObservedFile[];
}

/**
 * Knows the trees that a build made: one that was installed is taken as a whole, one with sources and objects in it
 * only where what is used lies, unless `takes` says more. `isNamed` tells which names the sources have in a text.
 */
export function observedFolders(
  files: readonly ObservedFile[],
  scripts: readonly string[],
  takes: Takes,
  isNamed: (name: string) => boolean,
): ObservedFolders {
  const made = files
    .filter(({ line, package: owner }) => line !== undefined && owner === undefined)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const byPath = new Map(made.map((file) => [file.path, file]));
  const folders = new Set(made.flatMap(({ path, type }) => (type === 'directory' ? [path] : [])));
  const filesIn = (folder: string) => [byPath.get(folder) ?? [], filesBelow(made, `${folder}/`)].flat();
  const isClean = (folder: string) => !filesIn(folder).some(isForBuilding);

  /** What lies in a folder, without what only a compiler reads. */
  function withoutSources(folder: string): readonly string[] {
    if (isClean(folder)) return [folder];
    const inside = made.filter(({ path }) => path.slice(0, path.lastIndexOf('/')) === folder);
    return inside.flatMap((each) =>
      each.type === 'directory' ? withoutSources(each.path) : isForBuilding(each) ? [] : [each.path],
    );
  }

  /** Folders and files beside that the sources name, and that are no sources themselves. */
  function namedBeside(root: string): readonly string[] {
    return made
      .filter(({ path }) => path.slice(0, path.lastIndexOf('/')) === root)
      .filter((each) => isNamed(each.path.slice(root.length + 1)) && !isForBuilding(each))
      .filter((each) => each.type !== 'directory' || isClean(each.path))
      .map(({ path }) => path);
  }

  const outermost = made.filter(({ path }) => !foldersAbove(path).some((folder) => folders.has(folder)));
  return {
    installed: outermost.flatMap((each) =>
      isClean(each.path) && filesIn(each.path).some(({ type }) => type === 'file') ? [each.path] : [],
    ),
    filesIn,
    pathsFor({ path }, isProgram) {
      const packages = LANGUAGE_PACKAGES.exec(path)?.[0];
      if (packages !== undefined) return [packages];
      const above = foldersAbove(path).filter((folder) => folders.has(folder));
      const [root] = above;
      if (root === undefined) return [path];
      if (takes === 'the whole folder' || isClean(root)) return [root];
      if (scripts.some((script) => isWithin(script, root))) {
        const sources = filesIn(root).filter(isForBuilding);
        const rest = sum(sources.map(({ size }) => size)) > FEW_BYTES ? withoutSources(root) : [root];
        return rest.length <= MOST_PATHS ? rest : [root];
      }
      const own = isProgram ? path : (above.find(isClean) ?? path);
      return [own, ...namedBeside(root)];
    },
  };
}

/** Folders in which packages of a language lie side by side, and import each other when they come to it. */
const LANGUAGE_PACKAGES = /^.*?\/(?:site-packages|dist-packages|node_modules)(?=\/)/;

/** So much of sources and objects is not worth lines of its own. */
const FEW_BYTES = 2 ** 20;

/** More COPY lines than that nobody reads. */
const MOST_PATHS = 20;

/** Those of sorted files whose paths begin with that of a folder: they stand side by side. */
function filesBelow(sorted: readonly ObservedFile[], folder: string): readonly ObservedFile[] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as ObservedFile).path < folder) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (sorted[end]?.path.startsWith(folder)) end++;
  return sorted.slice(low, end);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(1, -1);
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
}

/** Sources, objects and descriptions of builds. */
function isForBuilding({ path, type }: ObservedFile): boolean {
  return type === 'file' && FOR_BUILDING.test(path.slice(path.lastIndexOf('/') + 1));
}

const FOR_BUILDING =
  /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|o|obj|a|la|lo|in|ac|am|m4|rs|go|java|kt|scala|gradle|cmake|ninja|vala|f90|zig|pyx)$|^(?:Makefile|GNUmakefile|makefile|CMakeLists\.txt|CMakeCache\.txt|configure|config\.status|meson\.build|pom\.xml|Cargo\.(?:toml|lock)|go\.(?:mod|sum)|\.ninja_log)$/;
