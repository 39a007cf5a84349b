import type { Files } from '#project/files.js';
import type { Fact } from '../fact.js';
import { certain, likely } from '../fact.js';
import { findInSources, placeOf, type Sources } from '../search-sources.js';
import { parseToml, tableAt } from '../table.js';
import { type Application, findApplications, isAmbiguous } from './application.js';
import type { Django } from './django.js';
import { moduleOf } from './import-root.js';
import { dependencyName } from './package-name.js';

/** What starts an application: a server that imports it, or Python itself. */
export type Server = 'gunicorn' | 'uvicorn' | 'streamlit' | 'celery' | 'python' | 'installed script';

/** How a program is started, as far as the project tells. */
export interface Program {
  /** `FastAPI`, `Django`, `Celery`; `Python` for a plain script. */
  readonly framework: string;
  readonly server: Server;
  /** `app.main:app`, `worker.py`, `-m shop` */
  readonly target: string;
  /** The target is a function that makes the application. */
  readonly isFactory?: true;
  /** The folder that must be on the path of modules; without it the project's root. */
  readonly root?: string;
}

/** The program of a project, or the ones that nothing decides between. */
export interface FoundProgram {
  readonly program: Fact<Program> | undefined;
  readonly options: readonly string[];
}

/** Finds what a project starts: a web application before a worker before a script. */
export async function findProgram(
  files: Files,
  sources: Sources,
  dependencies: ReadonlySet<string>,
  django: Django | undefined,
): Promise<FoundProgram> {
  if (django) return { program: djangoProgram(django, dependencies), options: [] };
  const web = findApplications(sources, ['FastAPI', 'Flask', 'Starlette', 'Litestar', 'Quart']);
  if (isAmbiguous(web)) return { program: undefined, options: web.map(targetOf) };
  const [application] = web;
  if (application) return { program: likely(webProgram(application), application.at), options: [] };
  const page = pageProgram(sources, dependencies);
  if (page) return { program: page, options: [] };
  const [celery] = findApplications(sources, ['Celery']);
  if (celery) {
    const { module, at } = celery;
    const program: Program = {
      framework: 'Celery',
      server: 'celery',
      target: module.name,
      ...(module.root === '' ? {} : { root: module.root }),
    };
    return { program: likely(program, at), options: [] };
  }
  const installed = await installedScript(files);
  if (installed) return { program: installed, options: [] };
  return scriptProgram(sources);
}

function djangoProgram({ asgi, wsgi, settings, root }: Django, dependencies: ReadonlySet<string>): Fact<Program> {
  const package_ = settings.value.split('.')[0] ?? '';
  const isAsync = asgi && (dependencies.has('uvicorn') || !wsgi) && !dependencies.has('gunicorn');
  const app = isAsync ? asgi : wsgi;
  const program: Program = {
    framework: 'Django',
    server: isAsync ? 'uvicorn' : 'gunicorn',
    target: app?.value ?? `${package_}.wsgi:application`,
    ...(root === '' ? {} : { root }),
  };
  return app ? certain(program, app.from) : likely(program, settings.from);
}

function webProgram(application: Application): Program {
  const { framework, module, isFactory } = application;
  return {
    framework,
    server: framework === 'Flask' ? 'gunicorn' : 'uvicorn',
    target: targetOf(application),
    ...(isFactory ? { isFactory } : {}),
    ...(module.root === '' ? {} : { root: module.root }),
  };
}

function targetOf({ module, object, isFactory, framework }: Application): string {
  return `${module.name}:${object}${isFactory && framework === 'Flask' ? '()' : ''}`;
}

function pageProgram(sources: Sources, dependencies: ReadonlySet<string>): Fact<Program> | undefined {
  for (const [name, server] of [
    ['streamlit', 'streamlit'],
    ['gradio', 'python'],
  ] as const) {
    const pattern = name === 'gradio' ? /^[^#\n]*\.launch\(/m : /^import streamlit\b/m;
    const named = new Map(
      [...sources].filter(([path]) => /^(?:src\/)?(?:streamlit_app|app|main|Home|home|demo)\.py$/.test(path)),
    );
    const hit = dependencies.has(name) ? (findInSources(named, pattern) ?? findInSources(sources, pattern)) : undefined;
    if (!hit) continue;
    const framework = name === 'gradio' ? 'Gradio' : 'Streamlit';
    return likely({ framework, server, target: hit.path }, placeOf(hit));
  }
  return undefined;
}

/** The one command that the project installs, or the one with its name. */
async function installedScript(files: Files): Promise<Fact<Program> | undefined> {
  const pyproject = parseToml(await files.read('pyproject.toml'));
  const poetry = tableAt(pyproject, 'tool', 'poetry');
  const project = tableAt(pyproject, 'project');
  const scripts = Object.keys(tableAt(project, 'scripts') ?? tableAt(poetry, 'scripts') ?? {});
  const name = String(project?.name ?? poetry?.name ?? '');
  const script =
    scripts.length === 1 ? scripts[0] : scripts.find((each) => dependencyName(each) === dependencyName(name));
  const place = tableAt(project, 'scripts') ? 'project' : 'tool/poetry';
  return script === undefined
    ? undefined
    : certain(
        { framework: 'Python', server: 'installed script', target: script },
        `pyproject.toml#/${place}/scripts/${script}`,
      );
}

function scriptProgram(sources: Sources): FoundProgram {
  const paths = [...sources].filter(([path, text]) => isScript(path, text)).map(([path]) => path);
  const path = paths.length === 1 ? paths[0] : NAMES.find((name) => paths.includes(name));
  if (path === undefined) return { program: undefined, options: paths };
  const { name, root } = moduleOf(path, sources);
  const target = path.endsWith('/__main__.py') ? `-m ${name}` : path;
  return {
    program: likely({ framework: 'Python', server: 'python', target, ...(root === '' ? {} : { root }) }, path),
    options: [],
  };
}

const NAMES = [
  'main.py',
  'app.py',
  'server.py',
  'worker.py',
  'run.py',
  'bot.py',
  'start.py',
  'src/main.py',
  'src/app.py',
  'src/worker.py',
];

function isScript(path: string, text: string): boolean {
  if (/(?:^|\/)(?:setup|conftest|noxfile|fabfile|tasks|manage)\.py$/.test(path)) return false;
  if (/(?:^|\/)(?:scripts|tools|bin)\//.test(path)) return false;
  return path.endsWith('/__main__.py') || NAMES.includes(path) || /^if __name__\s*==\s*["']__main__["']/m.test(text);
}
