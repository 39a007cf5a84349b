import { allInSources, type Hit, type Sources } from '../search-sources.js';
import { type Module, moduleOf } from './import-root.js';

/** An application object that a server can import, or a function that makes one. */
export interface Application {
  /** `FastAPI`, `Flask` */
  readonly framework: string;
  readonly module: Module;
  /** `app` or `create_app` */
  readonly object: string;
  readonly isFactory: boolean;
  /** `app/main.py:12` */
  readonly at: string;
}

/** The applications of a kind, the most likely first: those that are made where a module is imported before factories. */
export function findApplications(sources: Sources, frameworks: readonly string[]): readonly Application[] {
  const found = frameworks.flatMap((framework) => [
    ...allInSources(sources, new RegExp(`^(\\w+)(?:\\s*:\\s*[\\w.]+)?\\s*=\\s*(?:\\w+\\.)?${framework}\\(`, 'm')).map(
      (hit) => applicationAt(hit, framework, false, sources),
    ),
    ...factoriesOf(sources, framework),
  ]);
  return found.sort((a, b) => Number(a.isFactory) - Number(b.isFactory) || rankOf(a) - rankOf(b));
}

/** Whether nothing but the order of the files speaks for the first of several. */
export function isAmbiguous([first, second]: readonly Application[]): boolean {
  return (
    first !== undefined &&
    second !== undefined &&
    first.isFactory === second.isFactory &&
    rankOf(first) === rankOf(second)
  );
}

/** A function that makes and returns an application, and modules that call it. */
function factoriesOf(sources: Sources, framework: string): readonly Application[] {
  return allInSources(
    sources,
    new RegExp(`^[ \\t]+\\w+(?:\\s*:\\s*[\\w.]+)?\\s*=\\s*(?:\\w+\\.)?${framework}\\(`, 'm'),
  ).flatMap((hit) => {
    const before = (sources.get(hit.path) ?? '').slice(0, hit.match.index);
    const [, name] = [...before.matchAll(/^def (\w+)\(/gm)].at(-1) ?? [];
    if (name === undefined) return [];
    const made = allInSources(sources, new RegExp(`^(\\w+)\\s*=\\s*(?:\\w+\\.)*${name}\\(`, 'm'));
    const factory = { ...applicationAt(hit, framework, true, sources), object: name };
    return [...made.map((each) => applicationAt(each, framework, false, sources)), factory];
  });
}

function applicationAt(
  { path, line, match }: Hit,
  framework: string,
  isFactory: boolean,
  sources: Sources,
): Application {
  return { framework, module: moduleOf(path, sources), object: match[1] ?? '', isFactory, at: `${path}:${line}` };
}

/** Files that are the program by their name, before others; those near the root before those below. */
function rankOf({ module, object }: Application): number {
  const file = module.path.split('/').at(-1)?.replace('.py', '') ?? '';
  const byName = ['main', 'app', 'asgi', 'wsgi', 'application', 'server', 'api', '__init__'].indexOf(file);
  const depth = module.path.split('/').length - (module.root === '' ? 0 : module.root.split('/').length);
  return (byName < 0 ? 20 : byName) * 10 + depth + (/^(?:app|application|api)$/.test(object) ? 0 : 5);
}
