import type { Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { NeededPrograms } from './needed-programs.js';
import type { Original } from './original.js';
import type { SystemPackages } from './system-packages.js';

/** Why something that is needed while the program runs cannot be installed again; undefined when all of it can. */
export function cannotBeInstalled(
  { runs, facts, lineOf }: Original,
  { runtime }: SystemPackages,
  needed: NeededPrograms,
): Refused | undefined {
  if (needed.nodeJs && facts.image !== 'node' && !runtime.includes('nodejs'))
    return refused(
      'not-enough-evidence',
      'Node.js is needed while it runs, and no package of the distribution brings it.',
      'Build with Node.js and run without it, or install the package nodejs.',
    );
  const commands = runs.flatMap((run) => run.commands);
  const source = commands.find(
    ({ program, args, redirects }) =>
      program === 'add-apt-repository' ||
      [...args, ...redirects.flatMap(({ target }) => target ?? [])].some(({ value }) =>
        /^\/etc\/apt\/sources\.list(?:\.d\/(?!nodesource|yarn)|$)/.test(value),
      ),
  );
  return source && runtime.length > 0
    ? refused(
        'not-enough-evidence',
        `${runtime.join(', ')}: some may come from a repository that is added here.`,
        'Install packages of other repositories in the image that runs by hand.',
        lineOf(source),
      )
    : undefined;
}
