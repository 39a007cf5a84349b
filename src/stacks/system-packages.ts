import type { Choices } from '#project/choices.js';
import type { Step } from './build-plan.js';

/** Installs packages of the distribution, Debian's unless the base is Alpine, and leaves no lists of packages behind. */
export function systemPackages(packages: readonly string[], why?: string, base?: Choices['base']): Step {
  const names = [...new Set(packages)].sort().join(' ');
  return {
    kind: 'run',
    ...(why === undefined ? {} : { why }),
    commands:
      base === 'alpine'
        ? [`apk add --no-cache ${names}`]
        : ['apt-get update', `apt-get install -y --no-install-recommends ${names}`, 'rm -rf /var/lib/apt/lists/*'],
  };
}

/** Installs the init that hands signals on to a program that would not get them as the first process. */
export function initPackage({ base }: Choices): Step {
  return systemPackages(
    ['tini'],
    'The program takes no notice of SIGTERM as the first process of a container: tini passes it on.',
    base,
  );
}
