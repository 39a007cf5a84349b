import type { Command } from '#shell/command.js';
import { findOption, invocationOf } from '#shell/invocation.js';
import type { Refused } from './conversion.js';
import { refused } from './conversion.js';
import { isBuildTool } from './from-other-images.js';
import { installsNodeJs } from './installs-node-js.js';
import { isOpaque } from './is-opaque.js';
import type { NeededPrograms } from './needed-programs.js';
import type { Original } from './original.js';
import { absolute, isSystemFolder, isWithin } from './split.js';

/** What the commands of the RUNs do besides building in the program's folders. */
export interface JudgedRuns {
  /** Commands that the image that runs needs, too: users, folders outside of the program. */
  readonly repeated: readonly Command[];
  /** Files outside of the program's folders that commands bring. */
  readonly brought: readonly string[];
  /** Who owns the program's folders after the last chown of each. */
  readonly owners: ReadonlyMap<string, string>;
}

/** Judges every command of every RUN; the first one whose effect cannot be told refuses the conversion. */
export function judgeRuns(
  original: Original,
  folders: readonly string[],
  needed: NeededPrograms,
): JudgedRuns | Refused {
  const repeated = new Set<Command>();
  const brought = new Set<string>();
  const owners = new Map<string, string>();
  const passed = new Set<string>();
  for (const step of original.runs) {
    let folder = step.workdir;
    for (const command of step.commands.filter(({ wrapper }) => !wrapper)) {
      if (command.program === 'cd') folder = absolute(operandsOf(command)[0] ?? '.', folder);
      if (needed.nodeJs === false && installsNodeJs(command)) continue;
      const isSameBase = original.facts.image === 'php';
      const isTool = (path: string) => isBuildTool(path, needed);
      const verdict = verdictOn(command, { folder, folders, brought, isTool, isSameBase, pipelines: step.commands });
      if (verdict.refuses) {
        const { code, reason, unblock } = verdict.refuses;
        return refused(code, reason, unblock, original.lineOf(command));
      }
      if (verdict.isRepeated) repeated.add(command);
      for (const path of verdict.brings ?? []) brought.add(path);
      for (const path of passedOn(command, folder, folders)) {
        brought.delete(path);
        passed.add(path);
      }
      for (const path of verdict.owns ?? []) owners.set(path, verdict.owner ?? '');
    }
  }
  const isPassedOn = (command: Command) =>
    command.program === 'mkdir' &&
    operandsOf(command).every((path) => [...passed].some((each) => isWithin(path, each)));
  return {
    repeated: [...repeated].filter((command) => !isPassedOn(command)),
    brought: [...brought].filter((path) => !isBuildTool(path, needed)),
    owners,
  };
}

/** What a copy takes into the program's folders from a folder that only the build made, such as /out. */
function passedOn(command: Command, folder: string, folders: readonly string[]): readonly string[] {
  if (!/^(?:cp|mv)$/.test(command.program)) return [];
  const paths = operandsOf(command).map((path) => absolute(path, folder));
  const isTaken = folders.some((each) => isWithin(paths.at(-1) ?? '', each));
  return isTaken
    ? paths.slice(0, -1).flatMap((path) => (SYSTEM.test(path) ? [] : [path, `/${path.split('/')[1]}`]))
    : [];
}

const SYSTEM = /^\/(?:bin|etc|home|lib|opt|sbin|srv|usr|var)\//;

/** Where a command stands. */
interface Place {
  /** The folder that it is started in. */
  readonly folder: string;
  /** The program's own folders. */
  readonly folders: readonly string[];
  /** What commands before it brought. */
  readonly brought: ReadonlySet<string>;
  /** Whether a file stays in the build. */
  isTool(path: string): boolean;
  /** The image that runs has the same base: what changes its settings is done there again. */
  readonly isSameBase: boolean;
  readonly pipelines: readonly Command[];
}

interface Verdict {
  readonly refuses?: Pick<Refused, 'code' | 'reason' | 'unblock'>;
  readonly isRepeated?: boolean;
  readonly brings?: readonly string[];
  readonly owns?: readonly string[];
  readonly owner?: string;
}

function verdictOn(command: Command, place: Place): Verdict {
  const { program } = command;
  const written = redirectedFiles(command, place);
  const verdict = JUDGES.find(({ programs }) => programs.test(program))?.judge(command, place);
  if (verdict) return { ...verdict, brings: [...(verdict.brings ?? []), ...written] };
  if (!isOpaque(command, place.pipelines)) return { brings: written };
  return {
    refuses: {
      code: 'opaque-installer',
      reason: `Nobody can tell from the file what ${program === '' ? 'this command' : program} writes, and where.`,
      unblock: 'Install into a folder of its own, and bring that with COPY --from.',
    },
  };
}

const JUDGES: readonly {
  readonly programs: RegExp;
  readonly judge: (command: Command, place: Place) => Verdict | undefined;
}[] = [
  { programs: /^(?:useradd|adduser|groupadd|addgroup|usermod)$/, judge: () => ({ isRepeated: true }) },
  { programs: /^a2(?:en|dis)(?:mod|site|conf)$/, judge: () => ({ isRepeated: true }) },
  { programs: /^chown$/, judge: judgeOwner },
  { programs: /^install$/, judge: judgeInstalling },
  { programs: /^(?:mkdir|ln|touch|chmod)$/, judge: judgeMaking },
  { programs: /^(?:cp|mv)$/, judge: judgeCopying },
  { programs: /^sed$/, judge: judgeEditing },
  { programs: /^(?:curl|wget)$/, judge: judgeDownload },
  { programs: /^(?:tar|unzip)$/, judge: judgeUnpacking },
];

/** An owner of the program's own folders is given by COPY; of others it is set again. */
function judgeOwner(command: Command, { folder, folders }: Place): Verdict {
  const [owner = '', ...targets] = operandsOf(command);
  const paths = targets.map((target) => absolute(target, folder));
  const owns = paths.flatMap((path) => {
    const whole = folders.filter((each) => isWithin(each, path));
    return whole.length > 0 || !folders.some((each) => isWithin(path, each)) ? whole : [path];
  });
  const isElsewhere = (path: string) => !folders.some((each) => isWithin(path, each) || isWithin(each, path));
  return { owner, owns, isRepeated: paths.some(isElsewhere) };
}

function judgeMaking(command: Command, place: Place): Verdict {
  const operands = operandsOf(command).map((path) => absolute(path, place.folder));
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
function judgeInstalling(command: Command, place: Place): Verdict {
  const makesFolders = command.args.some(({ value }) => /^(?:-\w*d|--directory$)/.test(value));
  return makesFolders ? judgeMaking(command, place) : judgeCopying(command, place);
}

const FOR_BUILDING = /[$*{}]|\/(?:build|bin|out|dist|target|obj|classes|lib|src)(?:\/|$)/;

function judgeCopying(command: Command, place: Place): Verdict {
  if (place.isSameBase && operandsOf(command).every((path) => SETTINGS.test(path))) return { isRepeated: true };
  const paths = operandsOf(command).map((path) => absolute(path, place.folder));
  const target = paths.at(-1);
  if (target === undefined || isInside(target, place)) return {};
  const isFolder = /^\/usr\/(?:local\/)?s?bin$/.test(target);
  const sources = paths.slice(0, -1).filter((path) => !OPTION_VALUE.test(path));
  return { brings: isFolder ? sources.map((path) => `${target}/${path.split('/').at(-1)}`) : [target] };
}

/** The mode of `install -m 755`, which is no file. */
const OPTION_VALUE = /\/0?[0-7]{3,4}$/;

function judgeEditing(command: Command, place: Place): Verdict | undefined {
  const isInPlace = command.args.some(({ value }) => /^-\w*i|^--in-place/.test(value));
  const operands = operandsOf(command);
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
function judgeDownload(command: Command, place: Place): Verdict {
  const call = invocationOf(command);
  const file = call && findOption(call, '-o', '--output', '-O', '--output-document')?.value;
  if (file === undefined || file === '-') return {};
  const path = absolute(file, place.folder);
  return isInside(path, place) ? {} : { brings: [path] };
}

/** Archives into the program's folders, or a folder of their own; what lands among the system's files is never found again. */
function judgeUnpacking(command: Command, place: Place): Verdict {
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

function redirectedFiles({ redirects }: Command, place: Place): readonly string[] {
  return redirects
    .flatMap(({ operator, target }) =>
      target && operator.includes('>') && !/^(?:\/dev\/|&)/.test(target.value)
        ? [absolute(target.value, place.folder)]
        : [],
    )
    .filter((path) => !isInside(path, place));
}

function operandsOf(command: Command): readonly string[] {
  const words = invocationOf(command)?.operands ?? command.args.filter(({ value }) => !value.startsWith('-'));
  return words.map(({ value }) => value);
}

/** In the program's folders, or where what is written is thrown away. */
function isInside(path: string, { folders }: Place): boolean {
  return folders.some((each) => isWithin(path, each)) || THROWN_AWAY.test(path);
}

const THROWN_AWAY =
  /^\/(?:tmp|etc\/apt|usr\/share\/keyrings|var\/(?:cache|lib\/apt|tmp)|root\/\.(?:cache|npm|m2|gradle|cargo))(?:\/|$)/;
