import type { Command } from '#shell/command.js';
import type { Refused } from './conversion.js';
import { refused } from './conversion.js';
import { isBuildTool } from './from-other-images.js';
import { installsNodeJs } from './installs-node-js.js';
import { isOpaque } from './is-opaque.js';
import {
  judgeCopying,
  judgeDownload,
  judgeEditing,
  judgeInstalling,
  judgeMaking,
  judgeOwner,
  judgeUnpacking,
  operandsOf,
  redirectedFiles,
} from './judge-files.js';
import type { NeededPrograms } from './needed-programs.js';
import type { Original } from './original.js';
import { absolute, isWithin } from './split.js';
import type { Place, Verdict } from './verdict.js';

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
    const state = original.stage.at(step.run);
    const home = state.variable('HOME')?.value ?? (state.user === 'root' ? '/root' : `/home/${state.user}`);
    for (const command of step.commands.filter(({ wrapper }) => !wrapper)) {
      if (command.program === 'cd') folder = absolute(operandsOf(command, home)[0] ?? '.', folder);
      if (needed.nodeJs === false && installsNodeJs(command)) continue;
      const isSameBase = original.facts.image === 'php';
      const isTool = (path: string) => isBuildTool(path, needed);
      const place = { folder, home, folders, brought, isTool, isSameBase, pipelines: step.commands };
      const verdict = verdictOn(command, place);
      if (verdict.refuses) {
        const { code, reason, unblock } = verdict.refuses;
        return refused(code, reason, unblock, original.lineOf(command));
      }
      if (verdict.isRepeated) repeated.add(command);
      for (const path of verdict.brings ?? []) brought.add(path);
      for (const path of passedOn(command, { folder, home }, folders)) {
        brought.delete(path);
        passed.add(path);
      }
      for (const path of verdict.owns ?? []) owners.set(path, verdict.owner ?? '');
    }
  }
  const isPassedOn = (command: Command) =>
    command.program === 'mkdir' &&
    operandsOf(command, '/root').every((path) => [...passed].some((each) => isWithin(path, each)));
  return {
    repeated: [...repeated].filter((command) => !isPassedOn(command)),
    brought: [...brought].filter((path) => !isBuildTool(path, needed)),
    owners,
  };
}

/** What a copy takes into the program's folders from a folder that only the build made, such as /out. */
function passedOn(
  command: Command,
  { folder, home }: Pick<Place, 'folder' | 'home'>,
  folders: readonly string[],
): readonly string[] {
  if (!/^(?:cp|mv)$/.test(command.program)) return [];
  const paths = operandsOf(command, home).map((path) => absolute(path, folder));
  const isTaken = folders.some((each) => isWithin(paths.at(-1) ?? '', each));
  return isTaken
    ? paths.slice(0, -1).flatMap((path) => (SYSTEM.test(path) ? [] : [path, `/${path.split('/')[1]}`]))
    : [];
}

const SYSTEM = /^\/(?:bin|etc|home|lib|opt|sbin|srv|usr|var)\//;

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
