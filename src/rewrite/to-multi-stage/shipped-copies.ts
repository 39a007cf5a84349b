import type { Add, Copy } from '#dockerfile/document.js';
import type { Command } from '#shell/command.js';
import type { Original, RunStep } from './original.js';
import type { CopiedPath } from './split.js';
import { absolute, isSystemFolder, isWithin, targetsOf } from './split.js';

/** What reaches the image that runs from the build, and what from the build context as before. */
export interface Shipped {
  readonly fromBuild: readonly CopiedPath[];
  /** They leave the build stage. */
  readonly fromContext: readonly (Copy | Add)[];
}

/**
 * Copies behind the last RUN go into the image that runs: no step of the build reads them, and a change of a source
 * builds nothing again. What the build made of the same folders is copied before them. `last` are commands that were
 * added to the build: as another user than root they may need to own what was copied.
 */
export function shippedCopies(original: Original, taken: readonly CopiedPath[], last: readonly string[]): Shipped {
  const all = { fromBuild: taken, fromContext: [] };
  if (last.length > 0 && !/^(?:root|0)(?::|$)/.test(userAtTheEnd(original))) return all;
  const fromContext = behindTheBuild(original).filter((copy) =>
    targetsOf(copy, original.stage).every((target) => taken.some(({ path }) => isWithin(target, path))),
  );
  const earlier = original.copies.filter((copy) => !fromContext.includes(copy));
  const isDropped = ({ path, owner }: CopiedPath) =>
    owner === undefined && (isSingleFile(path, fromContext, original) || isCopiedWhole(path, fromContext, original));
  const isMade = ({ path }: CopiedPath) =>
    isWithin(original.workdir, path) ||
    earlier.some((copy) => targetsOf(copy, original.stage).some((target) => isWithin(target, path)));
  const touched = taken.filter(({ path }) =>
    fromContext.some((copy) => targetsOf(copy, original.stage).some((target) => isWithin(target, path))),
  );
  if (!touched.every((each) => isDropped(each) || isMade(each))) return all;
  const fromBuild = taken.filter((each) => !isDropped(each));
  return fromBuild.length === 0 ? all : { fromBuild, fromContext };
}

function userAtTheEnd({ stage, copies, runs }: Original): string {
  const [end] = [...copies, ...runs.map(({ run }) => run)].sort((a, b) => b.span.start - a.span.start);
  return (end && stage.at(end).user) ?? 'root';
}

/** Copies of the build context that every RUN is in front of, with a meaning that is the same in another stage. */
function behindTheBuild({ stage, copies, runs, workdir }: Original): readonly (Copy | Add)[] {
  const lastRun = runs.at(-1)?.run.span.start ?? -1;
  return copies.filter((copy) => {
    const isLocal =
      copy.kind === 'COPY' ? !copy.from : !copy.sources.some(({ text }) => /^(?:\w+:\/\/|git@)/.test(text));
    const isSamePlace = copy.destination?.text.startsWith('/') || (stage.at(copy).workdir ?? '/') === workdir;
    return copy.span.start > lastRun && isLocal && isSamePlace && !/\$|<</.test(copy.rest.text);
  });
}

/** A file that one of the copies puts among those of the system, under its own name. */
function isSingleFile(path: string, copies: readonly (Copy | Add)[], { stage }: Original): boolean {
  const [, folder = '', name = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
  const isFile = /\/s?bin$/.test(folder) || (isSystemFolder(folder || '/') && /\.(?!d$)\w+$/.test(name));
  return (
    isFile &&
    copies.some(
      (copy) =>
        copy.kind === 'COPY' &&
        copy.sources.some(({ text }) => text.split('/').at(-1) === name) &&
        targetsOf(copy, stage).includes(path),
    )
  );
}

/** Whether `COPY . FOLDER` brings all of a folder: no RUN writes there, and files that were copied before come again. */
function isCopiedWhole(path: string, fromContext: readonly (Copy | Add)[], { stage, copies, runs }: Original): boolean {
  const isWhole = fromContext.some(
    (copy) =>
      copy.kind === 'COPY' &&
      copy.sources.length === 1 &&
      /^\.\/?$/.test(copy.sources[0]?.text ?? '') &&
      targetsOf(copy, stage)[0] === path,
  );
  if (!isWhole || !runs.every((step) => isElsewhere(step, path))) return false;
  return copies
    .filter((copy) => !fromContext.includes(copy))
    .every((copy) => {
      const target = absolute(copy.destination?.text ?? '', stage.at(copy).workdir ?? '/');
      if (!isWithin(target, path) && !isWithin(path, target)) return true;
      const areFilesAtTheTop = copy.sources.every(({ text }) => /^(?:\.\/)?[^/]+\.\w+$/.test(text));
      return copy.kind === 'COPY' && !copy.from && areFilesAtTheTop && target === path;
    });
}

/** It neither stands in a folder nor names it, or only does what writes elsewhere. */
function isElsewhere({ run, commands, workdir }: RunStep, path: string): boolean {
  const isNear =
    isWithin(workdir, path) || isWithin(path, workdir) || /\.\.\//.test(run.rest.text) || run.rest.text.includes(path);
  return !isNear || commands.every((command) => writesElsewhere(command, path));
}

/** Packages of the system and of Python, users, and what they leave behind: nothing of it is in a program's folder. */
function writesElsewhere({ program, args }: Command, path: string): boolean {
  const words = args.map(({ value }) => value);
  const operands = words.filter((word) => !word.startsWith('-'));
  switch (program) {
    case 'apt-get':
    case 'apt':
    case 'apk':
    case 'groupadd':
    case 'useradd':
    case 'addgroup':
    case 'adduser':
    case 'set':
      return true;
    case 'rm':
      return operands.every((word) => /^\/(?:var|tmp|root)\//.test(word));
    case 'pip':
    case 'pip3':
      return (
        operands[0] === 'install' &&
        !words.some((word) => /^(?:-[et]|--(?:editable|target|prefix|root|src)\b)/.test(word))
      );
    case 'python':
    case 'python3':
      return words[1] === 'venv' && operands.slice(1).every((word) => word.startsWith('/') && !isWithin(word, path));
    default:
      return false;
  }
}
