/** The lock files of a package manager family and the manifests that they belong to. */
export interface LockFamily {
  readonly locks: readonly string[];
  readonly manifests: readonly string[];
}

/** Lock files that name exact versions of all dependencies, so that a build gets what was tested. */
export const LOCK_FAMILIES: readonly LockFamily[] = [
  {
    locks: ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb'],
    manifests: ['package.json'],
  },
  { locks: ['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml'], manifests: ['pyproject.toml'] },
  { locks: ['Pipfile.lock'], manifests: ['Pipfile'] },
  { locks: ['Cargo.lock'], manifests: ['Cargo.toml'] },
  { locks: ['go.sum'], manifests: ['go.mod'] },
  { locks: ['composer.lock'], manifests: ['composer.json'] },
  { locks: ['Gemfile.lock'], manifests: ['Gemfile'] },
  { locks: ['mix.lock'], manifests: ['mix.exs'] },
];
