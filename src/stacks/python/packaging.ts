import type { Files } from '#project/files.js';
import { jsonObjectIn } from '#text/json-object.js';
import { parseToml, type Table, tableAt, tablesOf, textAt, textsOf } from '../table.js';
import { dependencyName, packageName } from './package-name.js';
import type { Requirements } from './requirements.js';
import { readRequirements } from './requirements.js';

export type Manager = 'pip' | 'poetry' | 'uv' | 'pipenv';

/** A package that is installed for production. */
export interface Package {
  readonly name: string;
  readonly version: string | undefined;
  /** The wheels and archives that the lock file names; none where it names hashes only. */
  readonly files: readonly string[];
}

/** How a project's packages are installed. */
export interface Packaging {
  readonly manager: Manager;
  /** The file that says which packages are installed. */
  readonly source: string;
  readonly isLocked: boolean;
  /** Every file that the installation reads. */
  readonly inputs: readonly string[];
  readonly packages: readonly Package[];
  /** The version of the package manager that wrote the lock file. */
  readonly managerVersion: string | undefined;
  readonly requirements: Requirements | undefined;
  /** Requirements for development only, beside those for production. */
  readonly developmentRequirements: string | undefined;
  /** Folders that are installed as packages; `.` is the project itself. */
  readonly localPaths: readonly string[];
  readonly needsGit: boolean;
  /** Other lock files that lie there, too. */
  readonly others: readonly string[];
  /** Why nothing can be installed from it. */
  readonly problem: string | undefined;
}

/** How the packages of a folder are installed; undefined when nothing says so. A lock file counts before a list without. */
export async function readPackaging(files: Files): Promise<Packaging | undefined> {
  const pyproject = parseToml(await files.read('pyproject.toml'));
  const has = (path: string): boolean => files.paths.includes(path);
  const locks = ['uv.lock', 'poetry.lock', 'Pipfile.lock'].filter(has);
  const own = locks.find((path) => tableAt(pyproject, 'tool', path.replace('.lock', '')) !== undefined);
  const lock = own ?? locks[0];
  const others = locks.filter((path) => path !== lock);
  if (lock === 'Pipfile.lock') return { ...(await pipenv(files)), others };
  if (lock !== undefined) return { ...(await locked(files, lock)), others };
  const requirements = requirementsFile(files.paths);
  if (requirements) return pip(files, requirements);
  if (has('pdm.lock') || tableAt(pyproject, 'tool', 'pdm'))
    return { ...NOTHING, manager: 'pip', source: 'pyproject.toml', problem: PDM };
  if (has('Pipfile')) return { ...NOTHING, manager: 'pipenv', source: 'Pipfile', problem: missing('pipenv lock') };
  if (!pyproject)
    return has('pyproject.toml')
      ? { ...NOTHING, manager: 'pip', source: 'pyproject.toml', problem: BROKEN }
      : undefined;
  return unlocked(pyproject);
}

const NOTHING = {
  isLocked: false,
  inputs: [],
  packages: [],
  managerVersion: undefined,
  requirements: undefined,
  developmentRequirements: undefined,
  localPaths: [],
  needsGit: false,
  others: [],
  problem: undefined,
} satisfies Partial<Packaging>;

const BROKEN = 'pyproject.toml cannot be read: it is no TOML.';

const PDM =
  'PDM is not planned for: write a requirements.txt with pdm export --prod --output requirements.txt, and commit it.';

function missing(command: string): string {
  return `There is no lock file: run ${command} and commit what it writes.`;
}

/** The requirements of production: those files before others that are for it by their name. */
function requirementsFile(paths: readonly string[]): string | undefined {
  return [
    'requirements.lock',
    'requirements-prod.txt',
    'requirements-production.txt',
    'requirements.prod.txt',
    'requirements/production.txt',
    'requirements/prod.txt',
    'requirements.txt',
    'requirements/base.txt',
    'requirements/requirements.txt',
    'requirements/main.txt',
  ].find((path) => paths.includes(path));
}

async function pip(files: Files, path: string): Promise<Packaging> {
  const requirements = await readRequirements(files, path);
  return {
    ...NOTHING,
    manager: 'pip',
    source: path,
    isLocked: requirements.isPinned,
    inputs: requirements.files.filter((each) => files.paths.includes(each)),
    packages: requirements.packages.map((each) => ({ ...each, files: [] })),
    requirements,
    developmentRequirements: [
      'requirements-dev.txt',
      'requirements.dev.txt',
      'dev-requirements.txt',
      'requirements_dev.txt',
      'requirements/dev.txt',
      'requirements/development.txt',
      'requirements/local.txt',
    ].find((each) => files.paths.includes(each)),
    localPaths: requirements.localPaths,
    needsGit: requirements.needsGit,
  };
}

async function pipenv(files: Files): Promise<Packaging> {
  const lock = jsonObjectIn((await files.read('Pipfile.lock')) ?? '');
  const packages = Object.entries(tableAt(lock, 'default') ?? {});
  const tables = packages.map(([name, value]) => [packageName(name), value as Table] as const);
  return {
    ...NOTHING,
    manager: 'pipenv',
    source: 'Pipfile.lock',
    isLocked: true,
    inputs: ['Pipfile', 'Pipfile.lock'],
    packages: tables.map(([name, each]) => ({ name, version: textAt(each, 'version')?.replace(/^=+/, ''), files: [] })),
    localPaths: tables.flatMap(([, each]) => textAt(each, 'path') ?? textAt(each, 'file') ?? []).map(localPath),
    needsGit: tables.some(([, each]) => textAt(each, 'git') !== undefined),
    problem: lock && files.paths.includes('Pipfile') ? undefined : missing('pipenv lock'),
  };
}

/** The two lock files that are TOML have the same bones. */
async function locked(files: Files, path: string): Promise<Packaging> {
  const text = await files.read(path);
  const lock = parseToml(text);
  const manager = path.replace('.lock', '') as 'uv' | 'poetry';
  const all = tablesOf(lock?.package);
  const used = manager === 'uv' ? reachable(all) : all.filter(isForProduction);
  const sources = used.map((each) => tableAt(each, 'source'));
  return {
    ...NOTHING,
    manager,
    source: path,
    isLocked: true,
    inputs: ['pyproject.toml', path],
    packages: used.flatMap((each) => {
      const name = textAt(each, 'name');
      return name && !isProject(each)
        ? [{ name: packageName(name), version: textAt(each, 'version'), files: filesOf(each) }]
        : [];
    }),
    managerVersion: /generated by Poetry (\d+\.\d+\.\d+)/.exec(text ?? '')?.[1],
    localPaths: [
      ...sources.flatMap((source) => textAt(source, 'directory') ?? textAt(source, 'editable') ?? []),
      ...sources.flatMap((source) => (textAt(source, 'type') === 'directory' ? (textAt(source, 'url') ?? []) : [])),
    ]
      .map(localPath)
      .filter((each) => each !== '.'),
    needsGit: [...sources, ...used].some((each) => each?.git !== undefined || textAt(each, 'type') === 'git'),
    problem: problemOf(lock, path, files),
  };
}

function problemOf(lock: Table | undefined, path: string, files: Files): string | undefined {
  if (!files.paths.includes('pyproject.toml')) return `There is a ${path} without a pyproject.toml.`;
  if (!lock) return `${path} cannot be read: write it anew.`;
  const members = tablesOf(lock.package).filter(isProject);
  return members.length > 1
    ? `${path} is that of a workspace of ${members.length} projects, which is not planned for. Give this program a lock file of its own.`
    : undefined;
}

function localPath(path: string): string {
  return path.replace(/^file:(?:\/\/)?/, '').replace(/^\.\/|\/$/g, '') || '.';
}

/** The project's own entry in uv.lock. */
function isProject(each: Table): boolean {
  const source = tableAt(each, 'source');
  return textAt(source, 'virtual') !== undefined || textAt(source, 'editable') !== undefined;
}

/** In uv.lock everything that the project needs, found from its own entry; dependencies for development stand elsewhere. */
function reachable(all: readonly Table[]): readonly Table[] {
  const byName = new Map(all.map((each) => [textAt(each, 'name') ?? '', each]));
  const found = new Set(all.filter(isProject));
  const add = (dependency: Table): void => {
    const next = byName.get(textAt(dependency, 'name') ?? '');
    if (!next) return;
    found.add(next);
    for (const extra of textsOf(dependency.extra))
      for (const each of tablesOf(tableAt(next, 'optional-dependencies')?.[extra])) add(each);
  };
  // What is added while this runs is visited, too.
  for (const each of found) for (const dependency of tablesOf(each.dependencies)) add(dependency);
  return [...found];
}

/** Poetry names the groups of a package; locks before version 2 do not. */
function isForProduction({ groups }: Table): boolean {
  return groups === undefined || textsOf(groups).includes('main');
}

function filesOf(each: Table): readonly string[] {
  const sdist = tableAt(each, 'sdist');
  return [...tablesOf(each.files), ...tablesOf(each.wheels), ...(sdist ? [sdist] : [])].flatMap((file) => {
    const name = textAt(file, 'file') ?? textAt(file, 'filename') ?? textAt(file, 'url') ?? textAt(file, 'path');
    return name === undefined ? [] : [name.slice(name.lastIndexOf('/') + 1)];
  });
}

/** A pyproject.toml alone: what its own table of dependencies lists. */
function unlocked(pyproject: Table): Packaging {
  const poetry = tableAt(pyproject, 'tool', 'poetry');
  const project = tableAt(pyproject, 'project');
  const manager = poetry ? 'poetry' : tableAt(pyproject, 'tool', 'uv') ? 'uv' : 'pip';
  const names = [
    ...textsOf(project?.dependencies).map(dependencyName),
    ...Object.keys(tableAt(poetry, 'dependencies') ?? {})
      .filter((name) => name !== 'python')
      .map(packageName),
  ];
  return {
    ...NOTHING,
    manager,
    source: 'pyproject.toml',
    inputs: ['pyproject.toml'],
    packages: names.map((name) => ({ name, version: undefined, files: [] })),
    problem: manager === 'pip' ? undefined : missing(`${manager} lock`),
  };
}
