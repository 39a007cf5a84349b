import type { ElfFile, FoundElf } from './find-elf.js';
import type { Loader } from './loader.js';

/** What programs need and do not find, and what is there that nobody needs. */
export interface LibraryReport {
  readonly programs: number;
  readonly libraries: number;
  /** Programs and libraries that could not be read. */
  readonly unread: number;
  readonly missing: readonly MissingLibrary[];
  /** Libraries in the folders of the loader that no file of the image asks for by name, the largest first. */
  readonly unneeded: readonly UnneededLibrary[];
}

export interface MissingLibrary {
  readonly name: string;
  /** Without its loader a program cannot even be started: the system says "no such file or directory". */
  readonly kind: 'loader' | 'library';
  /** Those that ask for it, programs first, a hundred at most. */
  readonly neededBy: readonly string[];
  /** Whether a program asks for it; otherwise a plugin does, and who loads that may have it. */
  readonly byProgram: boolean;
}

export interface UnneededLibrary {
  readonly path: string;
  readonly size: number;
  readonly layer: number;
}

/** A library of a program; the path is undefined where nothing is found. */
export interface NeededLibrary {
  readonly name: string;
  readonly path: string | undefined;
}

/** All that a program needs, its loader first; undefined for what is no program or library. */
export function librariesNeededBy(path: string, loader: Loader): readonly NeededLibrary[] | undefined {
  const program = loader.fileAt(path);
  if (!program) return undefined;
  const { interpreter } = program;
  const first = interpreter === undefined ? [] : [{ name: interpreter, path: loader.fileAt(interpreter)?.path }];
  const rest = loader.loads(program).map(({ name, file }) => ({ name, path: file?.path }));
  return [...first, ...rest.filter((each) => each.path === undefined || each.path !== first[0]?.path)];
}

/** What is missing and what is needless among all programs and libraries that a container sees. */
export function libraryReportOf({ files, unread }: FoundElf, loader: Loader): LibraryReport {
  const missing = new Map<string, Misses>();
  const wanted = new Set<ElfFile>();
  for (const file of files) {
    const asProgram = isProgram(file);
    const { interpreter } = file;
    const start = interpreter === undefined ? undefined : loader.fileAt(interpreter);
    if (start) wanted.add(start);
    else if (interpreter !== undefined && asProgram) miss(missing, interpreter, 'loader', file.path, true);
    for (const { name, by, file: library } of loader.loads(file)) {
      if (library) wanted.add(library);
      // What a library lacks is said of the library, once, unless a program cannot start because of it.
      else miss(missing, name, 'library', asProgram ? file.path : by.path, asProgram);
    }
  }
  const programs = files.filter(isProgram).length;
  return {
    programs,
    libraries: files.length - programs,
    unread,
    missing: [...missing].map(missingOf).sort(byImportance),
    unneeded: files
      .filter((file) => !wanted.has(file) && isLibraryOfAll(file, loader))
      .map(({ path, size, layer }) => ({ path, size, layer }))
      .sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1)),
  };
}

interface Misses {
  readonly kind: MissingLibrary['kind'];
  readonly programs: Set<string>;
  readonly others: Set<string>;
}

const MOST_SHOWN = 100;

/** glibc loads these by name when something needs them, as the runtimes of compilers do with libgcc_s. */
const LOADED_BY_NAME = /^lib(?:nss_\w+|gcc_s|thread_db|memusage|pcprofile|BrokenLocale|SegFault|c_malloc_debug)[-.]/;

/** Libraries may be executable too; glibc's even say what they are when they are started. */
function isProgram({ path, isExecutable, interpreter, soname }: ElfFile): boolean {
  return isExecutable && soname === undefined && (interpreter !== undefined || !/\.so(?:\.[\d.]+)?$/.test(path));
}

function miss(
  missing: Map<string, Misses>,
  name: string,
  kind: MissingLibrary['kind'],
  by: string,
  asProgram: boolean,
): void {
  const entry = missing.get(name) ?? { kind, programs: new Set(), others: new Set() };
  const list = asProgram ? entry.programs : entry.others;
  if (list.size < MOST_SHOWN) list.add(by);
  missing.set(name, entry);
}

function missingOf([name, { kind, programs, others }]: readonly [string, Misses]): MissingLibrary {
  const neededBy = [...[...programs].sort(), ...[...others].sort()].slice(0, MOST_SHOWN);
  return { name, kind, neededBy, byProgram: programs.size > 0 };
}

function byImportance(a: MissingLibrary, b: MissingLibrary): number {
  return Number(b.byProgram) - Number(a.byProgram) || (a.name < b.name ? -1 : 1);
}

/** Whether the loader finds it by its name for everybody; plugins lie in folders of their own. */
function isLibraryOfAll({ path, soname }: ElfFile, { folders, fileAt }: Loader): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (soname === undefined || !/^lib.+\.so(?:\.|$)/.test(name) || LOADED_BY_NAME.test(name)) return false;
  return folders.some((folder) => fileAt(`${folder}/${name}`)?.path === path);
}
