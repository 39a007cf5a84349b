import type { Package } from './program.js';

/** `curl` or `curl and 3 more`: what a message says of several packages. */
export function namesOf(packages: readonly Package[]): string {
  const [first] = packages;
  return packages.length > 1 ? `${first?.name} and ${packages.length - 1} more` : (first?.name ?? '');
}
