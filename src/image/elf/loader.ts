import type { AnalysedImage } from '../analyse.js';
import { findFile } from '../find-file.js';
import { overLimit } from '../image-error.js';
import type { ElfFile } from './find-elf.js';
import type { SearchPath } from './search-path.js';

/** A library as a loader comes to it. */
export interface LoadedLibrary {
  readonly name: string;
  /** The file that asks for it. */
  readonly by: ElfFile;
  /** What is found; undefined where nothing is. */
  readonly file: ElfFile | undefined;
}

/** Finds libraries as the loader of a program does. Source: ld.so(8) of glibc; musl's loader knows the same variables. */
export interface Loader {
  /** The program or library at an absolute path, links followed. */
  fileAt(path: string): ElfFile | undefined;
  /** All that a program needs, in the order in which it is loaded. */
  loads(program: ElfFile): readonly LoadedLibrary[];
  /** The folders in which every program looks. */
  readonly folders: readonly string[];
}

/** A loader for the files of an image, with the environment that the image gives its programs. */
export function loaderOf(
  scanned: AnalysedImage,
  files: readonly ElfFile[],
  searchPath: SearchPath,
  env: readonly string[],
): Loader {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const asked = variableIn(env, 'LD_LIBRARY_PATH')
    .split(':')
    .filter((folder) => folder.startsWith('/'));
  const found = new Map<string, ElfFile | undefined>();
  let searches = 0;

  function fileAt(path: string): ElfFile | undefined {
    if (found.has(path)) return found.get(path);
    if (++searches > MOST_SEARCHES)
      throw overLimit(scanned.image.name, `more than ${MOST_SEARCHES} searches for libraries.`);
    const visible = findFile(scanned, path);
    const file = visible && byPath.get(scanned.tree.pathOf(visible.node));
    found.set(path, file);
    return file;
  }

  function resolve(name: string, { file: by, rpath }: Opened, standard: readonly string[]): ElfFile | undefined {
    if (name.includes('/')) return fileAt(withOrigin(name, by));
    // An RPATH counts only where there is no RUNPATH, and then also for what is loaded for it.
    const own = by.runpath.length > 0 ? [] : rpath;
    const folders = [own, asked, by.runpath.map((path) => withOrigin(path, by)), standard];
    for (const list of folders)
      for (const folder of list) {
        const file = fileAt(`${folder}/${name}`);
        // A library for another processor is passed over.
        if (file?.machine === by.machine && file.bits === by.bits) return file;
      }
    return undefined;
  }

  return {
    fileAt,
    folders: [...asked, ...searchPath.glibc, ...searchPath.musl],
    loads(program) {
      const standard = /musl/.test(program.interpreter ?? '') ? searchPath.musl : searchPath.glibc;
      const loaded = new Map<string, LoadedLibrary>();
      const opened = new Set([program]);
      const queue: Opened[] = [{ file: program, rpath: rpathOf(program, []) }];
      for (const each of queue) {
        for (const name of each.file.needed) {
          // What is loaded once serves everybody.
          if (loaded.has(name)) continue;
          const file = resolve(name, each, standard);
          loaded.set(name, { name, by: each.file, file });
          if (!file || opened.has(file) || opened.size > MOST_LOADED) continue;
          opened.add(file);
          queue.push({ file, rpath: rpathOf(file, each.rpath) });
        }
      }
      return [...loaded.values()];
    },
  };
}

/** A file that is loaded, with the RPATHs of those that it is loaded for. */
interface Opened {
  readonly file: ElfFile;
  readonly rpath: readonly string[];
}

const MOST_LOADED = 2000;
const MOST_SEARCHES = 2_000_000;

function rpathOf(file: ElfFile, inherited: readonly string[]): readonly string[] {
  const own = file.runpath.length > 0 ? [] : file.rpath.map((path) => withOrigin(path, file));
  return own.length === 0 ? inherited : [...new Set([...own, ...inherited])].slice(0, 100);
}

/** The folder of the file stands for $ORIGIN; the loader's other variables name no folder that could be known. */
function withOrigin(path: string, { path: file }: ElfFile): string {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  return path.replace(/\$(?:ORIGIN\b|\{ORIGIN\})/g, `/${folder}`);
}

function variableIn(env: readonly string[], name: string): string {
  return env.findLast((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
