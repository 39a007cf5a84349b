/** Commands that install packages of Debian, and leave no lists of packages behind. */
export function aptInstall(packages: readonly string[]): readonly string[] {
  return [
    'apt-get update',
    `apt-get install -y --no-install-recommends ${[...new Set(packages)].sort().join(' ')}`,
    'rm -rf /var/lib/apt/lists/*',
  ];
}
