import { isSecretFile } from './secret-file.js';

/** What does not belong into a build context. */
export interface Junk {
  readonly kind: 'secret' | 'version control' | 'dependencies' | 'cache' | 'log' | 'editor' | 'data';
  /** The file or the folder that is meant, as a path of the context. */
  readonly path: string;
  /** A .dockerignore line that leaves it out, wherever it lies. */
  readonly pattern: string;
}

/** Whether a file of a build context is one that no image should get, and why; `size` in bytes. */
export function junkOf(path: string, size: number): Junk | undefined {
  const parts = path.split('/');
  for (const [index, part] of parts.slice(0, -1).entries()) {
    const kind = FOLDERS[part];
    if (kind) return { kind, path: `${parts.slice(0, index + 1).join('/')}/`, pattern: `**/${part}` };
  }
  const name = parts.at(-1) as string;
  // An example is there to be read.
  if (isSecretFile(path) && !/example|sample|template/.test(name))
    return { kind: 'secret', path, pattern: `**/${name}` };
  const file = FILES.find(({ names, above }) => names.test(name) && size >= above);
  return file && { kind: file.kind, path, pattern: file.pattern ?? `**/${name}` };
}

const FOLDERS: Readonly<Record<string, Junk['kind']>> = {
  '.git': 'version control',
  '.hg': 'version control',
  '.svn': 'version control',
  node_modules: 'dependencies',
  bower_components: 'dependencies',
  '.venv': 'dependencies',
  venv: 'dependencies',
  '.bundle': 'dependencies',
  __pycache__: 'cache',
  '.pytest_cache': 'cache',
  '.mypy_cache': 'cache',
  '.ruff_cache': 'cache',
  '.tox': 'cache',
  '.gradle': 'cache',
  '.nyc_output': 'cache',
  '.turbo': 'cache',
  '.parcel-cache': 'cache',
  '.terraform': 'cache',
  coverage: 'cache',
  '.idea': 'editor',
  '.vscode': 'editor',
  '.aws': 'secret',
  '.ssh': 'secret',
  '.gnupg': 'secret',
};

const MB = 1_000_000;

const FILES: readonly {
  readonly names: RegExp;
  readonly kind: Junk['kind'];
  readonly above: number;
  readonly pattern?: string;
}[] = [
  { names: /^npm-debug\.log|^yarn-(?:debug|error)\.log|\.log$/, kind: 'log', above: 0, pattern: '**/*.log' },
  { names: /\.py[co]$/, kind: 'cache', above: 0, pattern: '**/*.py[co]' },
  { names: /^(?:\.DS_Store|Thumbs\.db)$/, kind: 'editor', above: 0 },
  { names: /\.sw[op]$|~$/, kind: 'editor', above: 0 },
  { names: /\.(?:sql|dump|bak|tar|tgz|tar\.\w+|zip|7z|iso|qcow2|mp4|mov)$/, kind: 'data', above: 10 * MB },
];
