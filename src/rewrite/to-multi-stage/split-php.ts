import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Original } from './original.js';
import type { CopiedPath, Known, Split } from './split.js';
import { absolute, isWithin } from './split.js';

/**
 * PHP has no smaller image with the same server in it: the same one runs what the build compiled and installed, without
 * the headers, Composer and Node.js that this took.
 */
export async function splitPhp(known: Known): Promise<Split | NotNeeded | Refused> {
  const { original, folders, system, needed, frontEnds } = known;
  const { imageText, start, cmd, entrypoint, lineOf, runs } = original;
  const starts = cmd ?? entrypoint;
  if (/^(?:composer|symfony)$/.test(start[0] ?? ''))
    return refused(
      'runtime-is-the-toolchain',
      `${start[0]} is a tool for building.`,
      'Start the server itself: apache2-foreground, php-fpm or php.',
      starts && lineOf(starts),
    );
  const elsewhere = runs
    .flatMap(({ commands }) => commands)
    .find(({ program, args }) => program === 'pear' || (program === 'composer' && args[0]?.value === 'global'));
  if (elsewhere)
    return refused(
      'not-enough-evidence',
      elsewhere.program === 'pear' ? "pear writes among PHP's own files." : 'composer global writes to a home folder.',
      "Install the package with the program's own composer.json.",
      lineOf(elsewhere),
    );
  const installsNode = runs.some(({ commands }) =>
    commands.some(({ program }) => program === 'npm' || program === 'yarn'),
  );
  const left = [
    ...system.dropped,
    ...(installsNode && needed.nodeJs === false ? ['Node.js'] : []),
    ...frontEnds.filter(({ isDone }) => isDone).map(({ folder }) => absolute('node_modules', folder)),
  ];
  if (left.length === 0)
    return {
      kind: 'not needed',
      code: 'nothing-to-gain',
      reason: `${imageText} is what runs, and nothing is left in it that only a build needs.`,
    };
  const extensions = extensionFolders(original);
  return {
    runtimeImage: imageText,
    why: `The same PHP, without ${left.length > 3 ? `${left.slice(0, 3).join(', ')} and others` : left.join(', ')}.`,
    copies: [
      ...extensions,
      ...folders.filter((path) => !extensions.some((each) => isWithin(path, each.path))).map((path) => ({ path })),
    ],
  };
}

/** Where extensions lie once they are compiled, and where they are switched on. */
function extensionFolders({ runs, document }: Original): readonly CopiedPath[] {
  const compiles = runs.some(({ commands }) =>
    commands.some(({ program }) =>
      /^(?:docker-php-ext-(?:install|enable)|pecl|install-php-extensions|make)$/.test(program),
    ),
  );
  const sets = runs.some(({ run }) => document.text.slice(run.span.start, run.span.end).includes('conf.d'));
  return [
    ...(compiles ? [{ path: '/usr/local/lib/php/extensions' }] : []),
    ...(compiles || sets ? [{ path: '/usr/local/etc/php/conf.d' }] : []),
  ];
}
