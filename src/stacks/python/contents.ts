import type { Files } from '#project/files.js';
import type { Step } from '../build-plan.js';
import type { Fact } from '../fact.js';
import { likely } from '../fact.js';
import type { Sources } from '../search-sources.js';

/** What of a project's root a program consists of. */
export interface Contents {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** The modules and folders of a program: those with sources, those that sources name, and those that frameworks look for. */
export function contentsOf({ paths }: Files, sources: Sources): Fact<Contents> {
  const texts = [...sources.values()].join('\n');
  const isNamed = (name: string): boolean => {
    const word = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`["'](?:\\./)?${word}(?:/[^"'\\n]*)?["']`).test(texts);
  };
  const isImported = (name: string): boolean => new RegExp(`^\\s*(?:from|import)\\s+${name}\\b`, 'm').test(texts);
  const files: string[] = [];
  const folders = new Set<string>();
  for (const path of paths) {
    const [top = ''] = path.split('/');
    if (top === path) {
      if (!LEFT_OUT.test(path) && (path.endsWith('.py') || FILES.test(path) || isNamed(path))) files.push(path);
    } else if (!folders.has(top) && (!top.startsWith('.') || top === '.streamlit')) {
      if (ASIDE.test(top) ? isImported(top) : sources.has(path) || FOLDERS.test(top) || isNamed(top)) folders.add(top);
    }
  }
  return likely({ files: files.sort(), folders: [...folders].sort() }, 'what the sources name');
}

/** Copies them into the working directory. */
export function contentSteps({ files, folders }: Contents): readonly Step[] {
  return [
    ...(files.length > 0 ? [{ kind: 'copy', sources: files, to: './' } satisfies Step] : []),
    ...folders.map((path): Step => ({ kind: 'copy', sources: [path], to: `./${path}` })),
  ];
}

/** Tests, and what is for tools only; the names that no source opens. */
const LEFT_OUT =
  /^(?:setup|conftest|noxfile|fabfile|test_.*)\.py$|^(?:pyproject\.toml|requirements.*|Pipfile.*|Procfile|.*\.lock|.*\.md|\..*)$/;

const FILES = /^(?:alembic\.ini|logging\.(?:ini|conf|ya?ml)|babel\.cfg)$/;

const FOLDERS = /^(?:templates|static|locale|locales|translations|migrations|alembic|assets|\.streamlit)$/;

/** Folders with sources that are no part of the program unless they are imported. */
const ASIDE =
  /^(?:tests?|docs?|examples?|scripts|tools|bin|notebooks|benchmarks?|build|dist|v?env|node_modules|htmlcov|requirements|staticfiles|media)$/;
