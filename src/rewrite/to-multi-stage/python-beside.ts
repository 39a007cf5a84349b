import { ownValue } from '#knowledge/own-value.js';
import type { Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { NeededPrograms } from './needed-programs.js';
import type { Original } from './original.js';
import { absolute, isWithin } from './split.js';

/** Packages of Python in an image for another language, for programs that start Python while they run. */
export interface PythonBeside {
  readonly folders: readonly string[];
  /** What pip itself brings to the system, and its packages may load. */
  readonly packages: readonly string[];
}

/** Where pip puts packages in an image for another language; refused where nobody can tell. */
export function pythonBeside(
  { facts, runs, lineOf }: Original,
  folders: readonly string[],
  needed: NeededPrograms,
): PythonBeside | Refused {
  if (facts.image === 'python' || !needed.has('python3')) return { folders: [], packages: [] };
  const found = new Set<string>();
  for (const { commands, workdir } of runs) {
    for (const command of commands) {
      const words = command.args.map(({ value }) => value);
      const isModule = /^python3?$/.test(command.program) && words[0] === '-m' && words[1] === 'pip';
      if (!(isModule || /^pip3?$/.test(command.program)) || !words.includes('install')) continue;
      const name = command.name?.value ?? '';
      const folder = name.includes('/bin/')
        ? absolute(name.replace(/\/bin\/[^/]+$/, ''), workdir)
        : debianFolder(facts.release);
      if (folder === undefined)
        return refused(
          'not-enough-evidence',
          'Where pip writes on this system is not known.',
          'Make a virtual environment with python3 -m venv, and install into that.',
          lineOf(command),
        );
      if (!folders.some((each) => isWithin(folder, each))) found.add(folder);
    }
  }
  const isOfSystem = [...found].some((folder) => folder.endsWith('/dist-packages'));
  return { folders: [...found], packages: isOfSystem ? ['python3-setuptools'] : [] };
}

/** Debian's pip writes beside the packages of the system. Source: the Python of each release in packages.debian.org. */
function debianFolder(release: string | undefined): string | undefined {
  const version = release === undefined ? undefined : ownValue(PYTHON, release);
  return version === undefined ? undefined : `/usr/local/lib/python${version}/dist-packages`;
}

const PYTHON: Readonly<Record<string, string>> = { bullseye: '3.9', bookworm: '3.11', trixie: '3.13' };
