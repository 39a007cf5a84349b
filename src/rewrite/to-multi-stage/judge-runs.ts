import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import { findOption, invocationOf } from '#shell/invocation.js';
import type { Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Original, RunStep } from './original.js';
import { absolute, isWithin } from './split.js';

/** What the commands of the RUNs do besides building in the program's folders. */
export interface JudgedRuns {
  /** Commands that the image that runs needs, too: users, folders outside of the program. */
  readonly repeated: readonly Command[];
  /** Files outside of the program's folders that commands bring. */
  readonly brought: readonly string[];
  /** Who owns the program's folders after the last recursive chown of each. */
  readonly owners: ReadonlyMap<string, string>;
}

/** Judges every command of every RUN; the first one whose effect cannot be told refuses the conversion. */
export function judgeRuns(original: Original, folders: readonly string[]): JudgedRuns | Refused {
  const repeated: Command[] = [];
  const brought: string[] = [];
  const owners = new Map<string, string>();
  for (const step of original.runs) {
    let folder = step.workdir;
    for (const command of step.commands) {
      if (command.wrapper) continue;
      const { program } = command;
      const operands = operandsOf(command);
      const line = original.lineOf(command);
      const paths = operands.map((path) => absolute(path, folder));
      const isInside = (path: string) =>
        folders.some((each) => isWithin(path, each)) ||
        /^\/(?:tmp|root\/\.(?:cache|npm|m2|gradle|cargo))(?:\/|$)/.test(path);
      const redirected = command.redirects.flatMap(({ operator, target }) =>
        target && />/.test(operator) && !/^\/dev\//.test(target.value) && !/^&/.test(target.value)
          ? [absolute(target.value, folder)]
          : [],
      );
      brought.push(
        ...redirected.filter((path) => !isInside(path) && /^\/(?:etc|opt|usr|srv|var|home|data)\//.test(path)),
      );
      if (program === 'cd') folder = paths[0] ?? folder;
      else if (/^(?:useradd|adduser|groupadd|addgroup|usermod)$/.test(program)) repeated.push(command);
      else if (program === 'chown') {
        const [owner = '', ...targets] = operands;
        for (const target of targets.map((each) => absolute(each, folder))) {
          const own = folders.find((each) => isWithin(target, each) || isWithin(each, target));
          if (own) owners.set(own, owner);
          else repeated.push(command);
        }
      } else if (
        program === 'mkdir' ||
        program === 'ln' ||
        program === 'touch' ||
        program === 'install' ||
        program === 'chmod'
      ) {
        const outside = (program === 'chmod' ? paths.slice(1) : paths).filter((path) => !isInside(path));
        const isOfBrought = outside.length > 0 && outside.every((path) => brought.includes(path));
        if (outside.length > 0 && !isOfBrought) repeated.push(command);
      } else if (program === 'cp' || program === 'mv') {
        const target = paths.at(-1);
        if (target !== undefined && !isInside(target))
          brought.push(
            ...(/^\/usr\/(?:local\/)?s?bin$/.test(target)
              ? paths.slice(0, -1).map((path) => `${target}/${path.split('/').at(-1)}`)
              : [target]),
          );
      } else if (program === 'sed' && command.args.some(({ value }) => /^-\w*i|^--in-place/.test(value))) {
        const outside = paths.filter((path, index) => index > 0 && !isInside(path) && path.startsWith('/'));
        if (outside[0])
          return refused(
            'in-place-mutation',
            `sed changes ${outside[0]}, a file of the base image.`,
            'Bring the changed file with COPY.',
            line,
          );
      } else if (program === 'curl' || program === 'wget') {
        const file = downloadOf(command);
        if (file !== undefined && !isInside(absolute(file, folder))) brought.push(absolute(file, folder));
      } else if (isOpaque(command, step)) {
        return refused(
          'opaque-installer',
          `Nobody can tell from the file what ${program === '' ? 'this command' : program} writes, and where.`,
          'Install into a folder of its own, and bring that with COPY --from.',
          line,
        );
      }
    }
  }
  return { repeated: [...new Set(repeated)], brought: [...new Set(brought)], owners };
}

function operandsOf(command: Command): readonly string[] {
  const words = invocationOf(command)?.operands ?? command.args.filter(({ value }) => !value.startsWith('-'));
  return words.map(({ value }) => value);
}

/** The file that a download is written to; undefined when it goes on through a pipe. */
function downloadOf(command: Command): string | undefined {
  const call = invocationOf(command);
  const option = call && findOption(call, '-o', '--output', '-O', '--output-document');
  return option?.value === '-' ? undefined : option?.value;
}

/** Installers whose effect no description knows. */
function isOpaque(command: Command, { commands }: RunStep): boolean {
  const { program } = command;
  const subcommand = invocationOf(command)?.subcommand ?? '';
  if (/^(?:sh|bash|ash)$/.test(program))
    return isFedByPipe(command, commands) || command.args.some(({ value }) => /\.(?:sh|run|bin)$/.test(value));
  if (program === 'make') return command.args.some(({ value }) => /^install/.test(value));
  if (program === 'cmake') return command.args.some(({ value }) => value === '--install');
  if (program === 'tar' || program === 'unzip') return false;
  if (/\.(?:sh|run|bin|bash)$/.test(command.name?.value ?? '') && !/(?:mvnw|gradlew)/.test(command.name?.value ?? ''))
    return true;
  if (effectsOf(command).length > 0) return false;
  if (program === 'npm' && /^(?:install|i)$/.test(subcommand)) return false;
  return !KNOWN.test(program);
}

function isFedByPipe(command: Command, commands: readonly Command[]): boolean {
  return commands.length > 1 && command.pipeline.length > 1 && command.pipeline[0] !== command;
}

/** Programs that write where they are told to, or in the folder that they are started in. */
const KNOWN =
  /^(?:|\.|:|\[|\[\[|apk|apt|apt-cache|apt-get|apt-mark|awk|base64|basename|bun|bunx|bundle|cargo|cat|composer|corepack|cp|cut|date|dirname|dotnet|echo|env|esbuild|exec|exit|export|false|find|gem|go|gradle|gradlew|grep|gunzip|gzip|head|id|jar|java|javac|jq|ls|mkdir|mvn|mvnw|ng|nest|next|node|npm|npx|nuxt|pip|pip3|pipenv|pnpm|poetry|printf|prisma|python|python3|rm|rmdir|ruby|set|sed|sha256sum|sleep|sort|source|strip|tail|tar|tee|test|touch|tr|true|tsc|tsup|uname|unzip|upx|uv|vite|vue-cli-service|webpack|wc|which|xargs|yarn)$/;
