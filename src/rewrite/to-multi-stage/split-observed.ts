import type { Command } from '#shell/command.js';
import { invocationOf } from '#shell/invocation.js';
import type { Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Observation, ObservedFile, ObservedRuntime, ObservedUser } from './observation.js';
import type { ObservedFolders } from './observed-folders.js';
import { observedFolders } from './observed-folders.js';
import type { ObservedNeeds } from './observed-needs.js';
import { observedNeeds } from './observed-needs.js';
import { keepOwners } from './observed-owners.js';
import { packagesOf } from './observed-packages.js';
import type { Original } from './original.js';
import type { Split, Takes } from './split.js';
import { absolute, isWithin } from './split.js';
import type { SystemPackages } from './system-packages.js';

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
  const refusal = saysTooLittle(original, observed);
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

/** Why what was seen is not enough. */
function saysTooLittle({ stage, lineOf, imageText }: Original, observed: Observation): Refused | undefined {
  const { run, uses, files, base, runtimes } = observed;
  const failed =
    (run.outcome === 'exited' && run.exitCode !== 0) || /^(?:unhealthy|no answer|nothing)/.test(run.outcome);
  if (failed) {
    const said = run.said === undefined ? '' : ` Its last words: ${run.said}`;
    const how = run.outcome === 'exited' ? `It ends with ${run.exitCode}` : `It came to: ${run.outcome}`;
    return refused(
      'not-enough-evidence',
      `${how} when it is run alone, so what it opens is not known.${said}`,
      'Make it start by itself, or name a --request that it answers.',
    );
  }
  const started = uses.filter(({ why }) => why === 'started');
  if (started.length === 0)
    return refused('not-enough-evidence', 'What it starts is not in the image.', 'Start it by its path.');
  const isBuilt = uses.some(({ path }) => files.some((file) => file.path === path && file.line !== undefined));
  if (!isBuilt)
    return refused(
      'not-enough-evidence',
      'Nothing that the build made was started or opened.',
      'Name a --request that makes it work.',
    );
  if (base.user !== '' && stage.instructions.every(({ kind }) => kind !== 'USER'))
    return refused(
      'not-enough-evidence',
      `${imageText} makes it run as ${base.user}, which the file does not say.`,
      `Write USER ${base.user} into the file.`,
      lineOf(stage.from),
    );
  const [first] = base.entrypoint;
  const isOther = (runtime: ObservedRuntime) => runtime.entrypoint.join(' ') !== base.entrypoint.join(' ');
  if (first !== undefined && runtimes.some(isOther))
    return refused(
      'not-enough-evidence',
      `${imageText} starts it with ${first}, which the file does not say.`,
      'Write ENTRYPOINT into the file.',
      lineOf(stage.from),
    );
  return undefined;
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
): ObservedSplit | undefined {
  const isMinimal = runtime.image.includes('distroless');
  const needs = observedNeeds(observed, runtime, folders);
  const packages = packagesOf(observed, needs.packages, runtime);
  const repeated = userCommands(original);
  const paths = [...needs.copies.keys()].sort();
  const empty = emptyFolders(original, observed.files).filter((path) => !paths.some((copy) => isWithin(path, copy)));
  const owners = keepOwners(paths, empty, observed, folders);
  const settled = settledLibraries(observed, needs, paths, folders);
  const links = needs.links.filter((link) => !settled.links.includes(link));
  const completes = [...settled.commands, ...links.map((link) => linkCommand(link, observed.files))];
  const prepares = [...missingUsers(original, observed, runtime, repeated), ...owners.folders];
  const asks = packages.runtime.length + repeated.length + prepares.length + completes.length > 0;
  if (isMinimal && (asks || observed.notNoted !== undefined)) return undefined;
  return {
    packages,
    repeated,
    split: {
      runtimeImage: runtime.image,
      why: isMinimal ? 'The program is static and opens nothing of the system.' : whyOf(runtime, observed),
      copies: [...owners.copies, ...settled.configuration.map((path) => ({ path }))],
      environment: environmentFor(original, observed, runtime, paths),
      isMinimal,
      prepares,
      completes,
      notes:
        observed.notNoted === undefined
          ? []
          : [`Which files it opens could not be noted (${observed.notNoted}): all that was installed is taken along.`],
      evidence: [...paths.map((path) => `${path} ${needs.copies.get(path)}.`), ...packages.evidence],
    },
  };
}

function whyOf({ image }: ObservedRuntime, { distribution }: Observation): string {
  if (image.startsWith('debian:')) return 'The same release of Debian, with what the program opens and needs.';
  return /^(?:ubuntu|alpine):/.test(image)
    ? `${distribution.id === 'ubuntu' ? 'Ubuntu' : 'Alpine'} as before, with what the program opens and needs.`
    : 'The same runtime without compilers, with what the program opens and needs.';
}

function userCommands({ runs }: Original): readonly Command[] {
  return runs.flatMap(({ commands }) =>
    commands.filter(({ program }) => /^(?:useradd|adduser|groupadd|addgroup|usermod)$/.test(program)),
  );
}

/** Makes the users that own files or run the program and that neither the image nor a command of the file makes. */
function missingUsers(
  { document }: Original,
  { users, groups }: Observation,
  runtime: ObservedRuntime,
  repeated: readonly Command[],
): readonly string[] {
  const made = repeated.map(({ span }) => document.text.slice(span.start, span.end)).join(' ');
  const isMissing = ({ name, uid }: ObservedUser) =>
    uid !== 0 && !runtime.users.includes(name) && !made.split(/\s+/).includes(name);
  return users.filter(isMissing).flatMap(({ name, uid, gid, home, shell }) => {
    const group = groups.find((each) => each.gid === gid)?.name ?? name;
    return [`groupadd -g ${gid} ${group}`, `useradd -u ${uid} -g ${gid} -d ${home} -s ${shell} ${name}`];
  });
}

/** Folders that a command makes by name and that stay empty: the program writes there. */
function emptyFolders({ runs }: Original, files: readonly ObservedFile[]): readonly string[] {
  const made = runs.flatMap(({ commands, workdir }) => {
    let folder = workdir;
    return commands.flatMap((command) => {
      const words = (invocationOf(command)?.operands ?? []).map(({ value }) => value);
      if (command.program === 'cd') folder = absolute(words[0] ?? '.', folder);
      const makes = command.program === 'mkdir' || (command.program === 'install' && command.args[0]?.value === '-d');
      return makes ? words.map((word) => absolute(word, folder)) : [];
    });
  });
  return files
    .filter(({ path, type }) => type === 'directory' && made.includes(path))
    .filter(({ path }) => !files.some((file) => file.type !== 'directory' && isWithin(file.path, path)))
    .map(({ path }) => path);
}

/** ldconfig finds libraries where the loader looks for them, and makes their links. */
function settledLibraries(
  { files, libraryFolders, distribution }: Observation,
  { links }: ObservedNeeds,
  paths: readonly string[],
  { filesIn }: ObservedFolders,
): {
  readonly commands: readonly string[];
  readonly links: readonly string[];
  readonly configuration: readonly string[];
} {
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
  const isSearched = (path: string) => libraryFolders.includes(folderOf(path)) && /\/lib[^/]*\.so(?:\.|$)/.test(path);
  const copied = paths.flatMap((path) => [path, ...filesIn(path).map((file) => file.path)]);
  if (distribution.id === 'alpine' || !copied.some(isSearched)) return { commands: [], links: [], configuration: [] };
  const isOwn = ({ path, package: owner }: ObservedFile) =>
    owner === undefined && /^\/etc\/ld\.so\.conf\.d\//.test(path) && !paths.some((copy) => isWithin(path, copy));
  return {
    commands: ['ldconfig'],
    links: links.filter(isSearched),
    configuration: files.filter(isOwn).map(({ path }) => path),
  };
}

function linkCommand(link: string, files: readonly ObservedFile[]): string {
  const target = files.find(({ path }) => path === link)?.target ?? link;
  return `ln -sf ${target} ${link}`;
}

/** Variables of the base image that the program may read, where the runtime image has none or another. */
function environmentFor(
  { stage }: Original,
  { base }: Observation,
  runtime: ObservedRuntime,
  paths: readonly string[],
): Readonly<Record<string, string>> {
  const kept = Object.entries(base.environment).filter(([name, value]) => {
    if (runtime.environment[name] === value || OF_THE_BUILD.test(name)) return false;
    if (name !== 'PATH') return true;
    const known = (runtime.environment.PATH ?? '').split(':');
    return value.split(':').some((folder) => !known.includes(folder) && paths.some((path) => isWithin(path, folder)));
  });
  const own = new Set(
    stage.instructions.flatMap((each) => (each.kind === 'ENV' ? each.pairs.map(({ key }) => key.text) : [])),
  );
  return Object.fromEntries(kept.filter(([name]) => !own.has(name)));
}

/** They tell how the base image was built, or steer builds. */
const OF_THE_BUILD =
  /_(?:VERSION|SHA\d*|DIGEST|MIRRORS?|KEYS?|URL)$|^(?:GPG_KEYS?|GO\w*|CARGO\w*|RUST\w*|MAVEN\w*|GRADLE\w*|JAVA_HOME|HOME|HOSTNAME)$/;
