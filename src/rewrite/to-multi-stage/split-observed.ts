import type { Command } from '#shell/command.js';
import { baseEnvironment } from './base-environment.js';
import type { Refused } from './conversion.js';
import { refused } from './conversion.js';
import { emptyFolders } from './empty-folders.js';
import type { Observation, ObservedFile, ObservedRuntime } from './observation.js';
import type { ObservedFolders } from './observed-folders.js';
import { observedFolders } from './observed-folders.js';
import { observedNeeds } from './observed-needs.js';
import { keepOwners } from './observed-owners.js';
import { packagesOf } from './observed-packages.js';
import { missingUsers, userCommands } from './observed-users.js';
import type { Original } from './original.js';
import { settledLibraries } from './settled-libraries.js';
import type { Split, Takes } from './split.js';
import { isWithin } from './split.js';
import type { SystemPackages } from './system-packages.js';
import { tooLittleSeen } from './too-little-seen.js';

/** A split by what was observed, in any language, with the packages that it needs. */
export interface ObservedSplit {
  readonly split: Split;
  readonly packages: SystemPackages;
  /** Commands of the original that make users. */
  readonly repeated: readonly Command[];
}

/**
 * Splits an original by what it made, started, opened and needs: the smallest of the runtime images that has all that
 * is needed, or can install it. `isNamed` tells which names the sources have in a text.
 */
export function splitObserved(
  original: Original,
  observed: Observation,
  takes: Takes,
  isNamed: (name: string) => boolean,
): ObservedSplit | Refused {
  const refusal = tooLittleSeen(original, observed);
  if (refusal) return refusal;
  const folders = observedFolders(
    observed.files,
    scriptsOf(observed),
    observed.notNoted === undefined ? takes : 'the whole folder',
    isNamed,
  );
  for (const runtime of observed.runtimes) {
    const found = splitFor(original, observed, runtime, folders);
    if (found) return found;
  }
  return refused(
    'unsupported-stack',
    `No smaller image of ${observed.distribution.name || 'this system'} is known, or can be had.`,
    'Build on Debian, Ubuntu or Alpine, and see that their images can be pulled.',
    1,
  );
}

/** Files that are read as programs: where one is used, others beside it may be used another time. */
function scriptsOf({ uses, files }: Observation): readonly string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return uses
    .filter(({ path, why }) => {
      const isText = why === 'started' && byPath.get(path)?.needs === undefined && !/\.(?:jar|war)$/.test(path);
      return isText || /\.(?:py|rb|p[lm]|lua|php|[cm]?js|ts|tcl|R|jl|exs?|clj|groovy)$/.test(path);
    })
    .map(({ path }) => path);
}

function splitFor(
  original: Original,
  observed: Observation,
  runtime: ObservedRuntime,
  folders: ObservedFolders,
): ObservedSplit | Refused | undefined {
  const isMinimal = runtime.image.includes('distroless');
  const needs = observedNeeds(observed, runtime, folders);
  const packages = packagesOf(observed, needs.packages, runtime);
  const repeated = userCommands(original);
  const paths = [...needs.copies.keys()].sort();
  const unwritable = [...paths, ...needs.links].find((path) => /[\s*?[\]$\\"'#]/.test(path));
  if (unwritable !== undefined)
    return refused(
      'not-enough-evidence',
      `${unwritable} has a name that COPY cannot take as it is.`,
      'Give it another one.',
    );
  const source = observed.files.find(({ path }) => path.startsWith('/etc/apt/sources.list.d/'));
  if (source && packages.runtime.length > 0)
    return refused(
      'not-enough-evidence',
      `${source.path} brings packages that the image that runs does not know, and some are needed: ${packages.runtime.join(', ')}.`,
      'Install what runs from the distribution.',
      source.line,
    );
  const empty = emptyFolders(original, observed.files).filter((path) => !paths.some((copy) => isWithin(path, copy)));
  const owners = keepOwners(paths, empty, observed, folders);
  const settled = settledLibraries(observed, needs, paths, folders);
  const links = needs.links.filter((link) => !settled.links.includes(link));
  const completes = [...settled.commands, ...links.map((link) => linkCommand(link, observed.files))];
  const copied = paths.flatMap(folders.filesIn);
  const prepares = [...missingUsers(original, observed, runtime, repeated, copied), ...owners.folders];
  const asks = packages.runtime.length + repeated.length + prepares.length + completes.length > 0;
  if (isMinimal && (asks || observed.notNoted !== undefined)) return undefined;
  return {
    packages,
    repeated,
    split: {
      runtimeImage: runtime.image,
      why: isMinimal ? 'The program is static and opens nothing of the system.' : whyOf(runtime, observed),
      copies: [...owners.copies, ...settled.configuration.map((path) => ({ path }))],
      environment: baseEnvironment(original, observed, runtime, paths),
      prepares,
      completes,
      notes:
        observed.notNoted === undefined
          ? []
          : [`Which files it opens could not be noted (${observed.notNoted}): all that was installed is taken along.`],
      evidence: [
        ...paths.map((path) => `${path} ${needs.copies.get(path)}.`),
        ...copied.flatMap(({ path, isCapable }) =>
          isCapable ? [`${path} keeps its capabilities: COPY brings them.`] : [],
        ),
        ...packages.evidence,
      ],
    },
  };
}

function whyOf({ image }: ObservedRuntime, { distribution }: Observation): string {
  if (image.startsWith('debian:')) return 'The same release of Debian, with what the program opens and needs.';
  return /^(?:ubuntu|alpine):/.test(image)
    ? `${distribution.id === 'ubuntu' ? 'Ubuntu' : 'Alpine'} as before, with what the program opens and needs.`
    : 'The same runtime without compilers, with what the program opens and needs.';
}

function linkCommand(link: string, files: readonly ObservedFile[]): string {
  const target = files.find(({ path }) => path === link)?.target ?? link;
  return `ln -sf ${target} ${link}`;
}
