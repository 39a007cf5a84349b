import type { Files } from '#project/files.js';
import { filesBelow } from '#project/files.js';
import { chooseVersion } from '../choose-version.js';
import type { Fact } from '../fact.js';
import { assumed, certain, likely } from '../fact.js';
import { allInSources, findInSources, placeOf, readSources, type Sources } from '../search-sources.js';
import { servicesOf } from '../services.js';
import type { CommonFacts } from '../stack.js';
import { parseToml, textAt } from '../table.js';
import type { Contents } from './contents.js';
import { contentsOf } from './contents.js';
import type { Django } from './django.js';
import { findDjango } from './django.js';
import type { Model } from './models.js';
import { findModels } from './models.js';
import type { NativePackages } from './native-packages.js';
import { nativePackagesOf } from './native-packages.js';
import { packageName } from './package-name.js';
import type { Package, Packaging } from './packaging.js';
import { readPackaging } from './packaging.js';
import { findPort, listensOnlyHere } from './port.js';
import { readProcfile } from './procfile.js';
import type { Program } from './program.js';
import { findProgram } from './program.js';
import { versionWishes } from './python-version.js';
import { findRoute } from './route.js';

export type PythonFacts = CommonFacts &
  NativePackages &
  Partial<DjangoFacts> & {
    /** What it consists of. */
    readonly contents: Fact<Contents>;
    readonly packageManager?: Fact<string> | undefined;
    /** With their versions, where they are known. */
    readonly packages?: Fact<readonly string[]> | undefined;
    /** All that is known of how its packages are installed, for the plan; undefined where it has none. */
    readonly packaging?: Packaging | undefined;
    readonly program?: Fact<Program> | undefined;
    /** What could be started, where nothing decides. */
    readonly programs?: Fact<readonly string[]> | undefined;
    /** The words of the process, as a Procfile has them. */
    readonly start?: Fact<readonly string[]> | undefined;
    readonly models?: Fact<readonly Model[]> | undefined;
    /** It takes care of SIGTERM. */
    readonly signalHandler?: Fact<true> | undefined;
    /** It listens on 127.0.0.1. */
    readonly listensOnlyHere?: Fact<true> | undefined;
    /** A Celery application beside a web application. */
    readonly worker?: Fact<string> | undefined;
    /** Why nothing can be planned. */
    readonly problem?: Fact<string> | undefined;
  };

type DjangoFacts = Omit<Django, 'root' | 'wsgi' | 'asgi' | 'healthPath'>;

/** Reads a folder with a Python program. */
export async function readPythonFacts(project: Files, folder: string): Promise<PythonFacts | undefined> {
  const files = filesBelow(project, folder);
  const packaging = await readPackaging(files);
  // Without a manifest only the root can be a project: elsewhere it is a part of one.
  if (!packaging && folder !== '') return undefined;
  const sources = await readSources(files, isSource);
  if (sources.size === 0 || (!packaging && [...sources.keys()].every((path) => path.includes('/')))) return undefined;
  const dependencies = new Set((packaging?.packages ?? []).map(({ name }) => name));
  const django = findDjango(sources);
  const { program, options } = await findProgram(files, sources, dependencies, django);
  const version = chooseVersion('python', await versionWishes(files, packaging));
  const start = await startOf(files, program?.value);
  const port = findPort(sources, program?.value, start?.value, await files.read('.streamlit/config.toml'));
  return {
    name: await nameOf(files, folder, program),
    kind: kindOf(program ?? start, options, port),
    version,
    contents: contentsOf(files, sources),
    packageManager: packaging && certain(packaging.manager, packaging.source),
    packages: packaging && certain(packaging.packages.map(titleOf), packaging.source),
    packaging,
    program,
    programs: options.length > 0 ? likely(options, 'sources') : undefined,
    start,
    port,
    healthPath:
      program?.value.framework === 'Streamlit' ? STREAMLIT_HEALTH : django ? django.healthPath : findRoute(sources),
    ...djangoFactsOf(django),
    ...nativePackagesOf(packaging, version.value),
    models: findModels(sources, dependencies),
    signalHandler: signalHandlerOf(sources),
    listensOnlyHere: listensOnlyHere(sources),
    worker: program && program.value.framework !== 'Celery' ? workerOf(sources) : undefined,
    services: servicesOf([...dependencies], packaging?.source ?? ''),
    environment: environmentOf(sources),
    problem: problemOf(files, packaging),
  };
}

/** A Procfile's command; one that starts a server for development, where there is a better one, is not heard. */
async function startOf(files: Files, program: Program | undefined): Promise<PythonFacts['start']> {
  const start = await readProcfile(files);
  const isServed = program?.server === 'gunicorn' || program?.server === 'uvicorn';
  return isServed && /^(?:python3?|flask)$/.test(start?.value[0] ?? '') ? undefined : start;
}

function titleOf({ name, version }: Package): string {
  return version === undefined ? name : `${name} ${version}`;
}

function djangoFactsOf(django: Django | undefined): Partial<DjangoFacts> {
  if (!django) return {};
  const { root: _root, wsgi: _wsgi, asgi: _asgi, healthPath: _healthPath, ...facts } = django;
  return facts;
}

function isSource(path: string): boolean {
  return path.endsWith('.py') && !/(?:^|\/)(?:\.?v?env|site-packages|node_modules|build|dist)\//.test(path);
}

const STREAMLIT_HEALTH = certain('/_stcore/health', 'Streamlit');

async function nameOf(files: Files, folder: string, program: Fact<Program> | undefined): Promise<Fact<string>> {
  const pyproject = parseToml(await files.read('pyproject.toml'));
  const said = textAt(pyproject, 'project', 'name') ?? textAt(pyproject, 'tool', 'poetry', 'name');
  if (said) return certain(packageName(said), 'pyproject.toml#/project/name');
  if (folder !== '') return assumed(folder.split('/').at(-1) ?? 'app', 'the name of its folder');
  const top = program?.value.target.split(/[.:/]/)[0] ?? '';
  // The folder's own name is no fact: it is another one where the project is copied to.
  return /^(?:app|main|src|wsgi|asgi|api|server|worker|run|-m.*|)$/.test(top)
    ? assumed('app', 'nothing names it')
    : likely(packageName(top), program?.from ?? '');
}

function kindOf(
  program: Fact | undefined,
  options: readonly string[],
  port: Fact<number> | undefined,
): CommonFacts['kind'] {
  if (!program && options.length === 0) return likely('library', 'no application and no script was found');
  return port ? likely('server', port.from) : likely('worker', 'it listens on no port');
}

function signalHandlerOf(sources: Sources): Fact<true> | undefined {
  const hit = findInSources(
    sources,
    /signal\.signal\(\s*(?:signal\.)?SIGTERM|add_signal_handler\(\s*(?:signal\.)?SIGTERM|for \w+ in \([^)]*SIGTERM|\brun_app\(|uvicorn\.run\(/,
  );
  return hit && likely(true, placeOf(hit));
}

function workerOf(sources: Sources): Fact<string> | undefined {
  const hit = findInSources(sources, /^\w+\s*=\s*Celery\(/m);
  return hit && likely(hit.path.replace(/\.py$/, '').replaceAll('/', '.'), placeOf(hit));
}

function environmentOf(sources: Sources): Fact<readonly string[]> | undefined {
  const hits = allInSources(
    sources,
    /\b(?:os\.)?(?:environ(?:\.get|\.setdefault|\.pop)?\s*[([]|getenv\()\s*["']([A-Z][A-Z0-9_]*)["']/,
  );
  const names = [...new Set(hits.map(({ match }) => match[1] ?? ''))].sort();
  return names.length > 0 ? likely(names, 'os.environ and os.getenv in the sources') : undefined;
}

function problemOf({ paths }: Files, packaging: Packaging | undefined): Fact<string> | undefined {
  if (packaging?.problem) return certain(packaging.problem, packaging.source);
  const other = ['environment.yml', 'environment.yaml', 'setup.py', 'setup.cfg'].find((path) => paths.includes(path));
  if (packaging || other === undefined) return undefined;
  return certain(
    `The packages are listed in ${other} only, which is not planned for: write a requirements.txt or a lock file.`,
    other,
  );
}
