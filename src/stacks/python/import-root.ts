import type { Sources } from '../search-sources.js';

/** A source file as Python imports it. */
export interface Module {
  readonly path: string;
  /** `shop.main` */
  readonly name: string;
  /** The folder that must be on the path of modules; `''` is the project's root. */
  readonly root: string;
}

/** How a file is imported: from the top of its packages, from `src`, or from its own folder where it imports neighbours so. */
export function moduleOf(path: string, sources: Sources): Module {
  const parts = path.replace(/\.py$/, '').split('/');
  const folders = parts.slice(0, -1);
  const rootLength = rootLengthOf(folders, path, sources);
  const names = parts.slice(rootLength);
  if (names.at(-1) === '__init__' || names.at(-1) === '__main__') names.pop();
  return { path, name: names.join('.'), root: folders.slice(0, rootLength).join('/') };
}

function rootLengthOf(folders: readonly string[], path: string, sources: Sources): number {
  let length = folders.length;
  while (length > 0 && sources.has(`${folders.slice(0, length).join('/')}/__init__.py`)) length -= 1;
  if (length === 0) return 0;
  if (folders[0] === 'src' && !importsFrom('src', sources))
    return Math.max(1, importsNeighbours(folders, path, sources) ? length : 1);
  return importsNeighbours(folders, path, sources) ? length : 0;
}

function importsFrom(name: string, sources: Sources): boolean {
  return [...sources.values()].some((text) => new RegExp(`^\\s*(?:from|import)\\s+${name}\\.`, 'm').test(text));
}

/** `from database import …` beside a `database.py`. */
function importsNeighbours(folders: readonly string[], path: string, sources: Sources): boolean {
  const folder = folders.join('/');
  const imports = [...(sources.get(path) ?? '').matchAll(/^(?:from|import)\s+(\w+)/gm)].map(([, name]) => name);
  return imports.some((name) => sources.has(`${folder}/${name}.py`) || sources.has(`${folder}/${name}/__init__.py`));
}
