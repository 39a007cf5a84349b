import type { Files } from '#project/files.js';
import type { Fact } from '../fact.js';
import { assumed, certain, likely } from '../fact.js';
import type { Manifest } from './manifest.js';

/** A package manager of Node.js; `berry` is Yarn 2 and later, which shares little but its name with `yarn`. */
export interface PackageManager {
  readonly name: 'npm' | 'yarn' | 'berry' | 'pnpm' | 'bun';
  /** As it is installed: `9.15.0`, or only a major version. */
  readonly version: string | undefined;
}

/** The package manager and its lock file, if there is one. */
export interface ManagerFacts {
  readonly packageManager: Fact<PackageManager>;
  readonly lockFile: Fact<string> | undefined;
}

/** The package manager that a project says it uses, or that its lock file belongs to. */
export async function readPackageManager(files: Files, manifest: Manifest): Promise<ManagerFacts> {
  const locks = LOCKS.filter(({ file }) => files.paths.includes(file));
  const isBerry = files.paths.includes('.yarnrc.yml') || /^__metadata:/m.test((await files.read('yarn.lock')) ?? '');
  const named = /^(npm|yarn|pnpm|bun)@(\d[^\s]*)$/.exec(manifest.packageManager ?? '');
  const said = named?.[1];
  const lock = locks.find(({ manager }) => manager === said) ?? locks[0];
  const others = locks.filter((each) => each !== lock).map(({ file }) => file);
  const beside = others.length > 0 ? `; ${others.join(' and ')} lies beside it` : '';
  const lockFile = lock && certain(lock.file, `${lock.file}${beside}`);
  const name = said ?? lock?.manager ?? 'npm';
  const version = named?.[2] ?? (await versionOf(files, name));
  const value: PackageManager = {
    name: name === 'yarn' && (isBerry || /^[2-9]/.test(named?.[2] ?? '')) ? 'berry' : (name as PackageManager['name']),
    version,
  };
  if (said) return { packageManager: certain(value, 'package.json#/packageManager'), lockFile };
  if (lock) return { packageManager: (others.length > 0 ? likely : certain)(value, `${lock.file}${beside}`), lockFile };
  return { packageManager: assumed(value, 'there is no lock file'), lockFile };
}

const LOCKS: readonly { readonly file: string; readonly manager: string }[] = [
  { file: 'pnpm-lock.yaml', manager: 'pnpm' },
  { file: 'bun.lock', manager: 'bun' },
  { file: 'bun.lockb', manager: 'bun' },
  { file: 'yarn.lock', manager: 'yarn' },
  { file: 'package-lock.json', manager: 'npm' },
  { file: 'npm-shrinkwrap.json', manager: 'npm' },
];

/** The version that reads the lock file, where the project names none. */
async function versionOf(files: Files, name: string): Promise<string | undefined> {
  if (name === 'pnpm') {
    const lock = /^lockfileVersion: '?(\d+)/m.exec((await files.read('pnpm-lock.yaml')) ?? '')?.[1];
    return { '5': '7', '6': '8' }[lock ?? ''] ?? '10';
  }
  if (name === 'bun') return '1';
  if (name !== 'yarn') return undefined;
  const release = files.paths.map((path) => /^\.yarn\/releases\/yarn-(\d[\d.]*)\.c?js$/.exec(path)?.[1]).find(Boolean);
  return release ?? undefined;
}
