import type { Command } from '#shell/command.js';
import { findOption, invocationOf } from '#shell/invocation.js';
import { absolute, isSystemFolder, isWithin } from './split.js';
import type { Place, Verdict } from './verdict.js';

/** An owner of the program's own folders is given by COPY; of others it is set again. */
export function judgeOwner(command: Command, place: Place): Verdict {
  const { folder, folders } = place;
  const [owner = '', ...targets] = operandsOf(command, place.home);
  const paths = targets.map((target) => absolute(target, folder));
  const owns = paths.flatMap((path) => {
    const whole = folders.filter((each) => isWithin(each, path));
    return whole.length > 0 || !folders.some((each) => isWithin(path, each)) ? whole : [path];
  });
  const isElsewhere = (path: string) => !folders.some((each) => isWithin(path, each) || isWithin(each, path));
  return { owner, owns, isRepeated: paths.some(isElsewhere) };
}

export function judgeMaking(command: Command, place: Place): Verdict {
  const operands = operandsOf(command, place.home).map((path) => absolute(path, place.folder));
  const paths = command.program === 'chmod' ? operands.slice(1) : operands;
  const outside = paths.filter((path) => !isInside(path, place) && !place.isTool(path));
  // What is copied keeps its mode.
  const isRepeated = outside.some((path) => !place.brought.has(path));
  if (command.program !== 'mkdir') return { isRepeated };
  // A folder of the program that is made for what it writes; where the whole program is copied it comes along.
  const made = paths.filter((path) => !outside.includes(path) && !FOR_BUILDING.test(path) && !THROWN_AWAY.test(path));
  return { isRepeated, brings: made };
}

/** `install` makes folders with -d, and copies files without. */
export function judgeInstalling(command: Command, place: Place): Verdict {
  const makesFolders = command.args.some(({ value }) => /^(?:-\w*d|--directory$)/.test(value));
  return makesFolders ? judgeMaking(command, place) : judgeCopying(command, place);
}

const FOR_BUILDING = /[$*{}]|\/(?:build|bin|out|dist|target|obj|classes|lib|src)(?:\/|$)/;

export function judgeCopying(command: Command, place: Place): Verdict {
  if (place.isSameBase && operandsOf(command, place.home).every((path) => SETTINGS.test(path)))
    return { isRepeated: true };
  const paths = operandsOf(command, place.home).map((path) => absolute(path, place.folder));
  const target = paths.at(-1);
  if (target === undefined || isInside(target, place)) return {};
  const isFolder = /^\/usr\/(?:local\/)?s?bin$/.test(target);
  const sources = paths.slice(0, -1).filter((path) => !OPTION_VALUE.test(path));
  return { brings: isFolder ? sources.map((path) => `${target}/${path.split('/').at(-1)}`) : [target] };
}

/** The mode of `install -m 755`, which is no file. */
const OPTION_VALUE = /\/0?[0-7]{3,4}$/;

export function judgeEditing(command: Command, place: Place): Verdict | undefined {
  const isInPlace = command.args.some(({ value }) => /^-\w*i|^--in-place/.test(value));
  const operands = operandsOf(command, place.home);
  const files = command.args.some(({ value }) => /^(?:-e|-f|-\w*e|--expression.*)$/.test(value))
    ? operands
    : operands.slice(1);
  const outside = files.map((path) => absolute(path, place.folder)).find((path) => !isInside(path, place));
  if (!isInPlace || outside === undefined) return {};
  if (place.isSameBase && files.every((path) => SETTINGS.test(path))) return { isRepeated: true };
  return {
    refuses: {
      code: 'in-place-mutation',
      reason: `sed changes ${outside}, a file of the base image.`,
      unblock: 'Bring the changed file with COPY.',
    },
  };
}

/** A file that is downloaded to a place outside of the program; one that goes on through a pipe is judged there. */
export function judgeDownload(command: Command, place: Place): Verdict {
  const call = invocationOf(command);
  const file = call && findOption(call, '-o', '--output', '-O', '--output-document')?.value;
  if (file === undefined || file === '-') return {};
  const path = absolute(file, place.folder);
  return isInside(path, place) ? {} : { brings: [path] };
}

/** Archives into the program's folders, or a folder of their own; what lands among the system's files is never found again. */
export function judgeUnpacking(command: Command, place: Place): Verdict {
  const words = command.args.map(({ value }) => value);
  const at = words.findIndex((word) => /^(?:-C|--directory|-d)$/.test(word));
  const said = at < 0 ? words.find((word) => word.startsWith('--directory='))?.replace(/^.*=/, '') : words[at + 1];
  const isReading =
    command.program === 'tar' ? !words.some((word) => /^-?\w*x|^--extract|^--get/.test(word)) : words.includes('-p');
  const target = absolute(said ?? '.', place.folder);
  if (isReading || isInside(target, place)) return {};
  if (!isSystemFolder(target)) return { brings: [target] };
  return {
    refuses: {
      code: 'opaque-installer',
      reason: `${command.program} unpacks into ${target}: nobody can tell its files from those of the base image.`,
      unblock: 'Unpack into a folder of its own, and bring that with COPY --from.',
    },
  };
}

/** Settings of Apache and PHP, which their image has for everyone. */
const SETTINGS = /^(?:\/etc\/apache2\/|(?:\/usr\/local\/etc\/php|"?\$\{?PHP_INI_DIR\}?|"?\$\{?APACHE_CONFDIR\}?)\b)/;

export function redirectedFiles({ redirects }: Command, place: Place): readonly string[] {
  return redirects
    .flatMap(({ operator, target }) =>
      target && operator.includes('>') && !/^(?:\/dev\/|&)/.test(target.value)
        ? [absolute(inHome(target.value, place.home), place.folder)]
        : [],
    )
    .filter((path) => !isInside(path, place));
}

export function operandsOf(command: Command, home: string): readonly string[] {
  const words = invocationOf(command)?.operands ?? command.args.filter(({ value }) => !value.startsWith('-'));
  return words.map(({ value }) => inHome(value, home));
}

function inHome(path: string, home: string): string {
  return path.replace(/^(?:~|\$\{?HOME\}?)(?=\/|$)/, home);
}

/** In the program's folders, or where what is written is thrown away. */
function isInside(path: string, { folders }: Place): boolean {
  return folders.some((each) => isWithin(path, each)) || THROWN_AWAY.test(path);
}

const THROWN_AWAY =
  /^\/(?:tmp|etc\/apt|usr\/share\/keyrings|var\/(?:cache|lib\/apt|tmp)|root\/\.(?:cache|npm|m2|gradle|cargo))(?:\/|$)/;
