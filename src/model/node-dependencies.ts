import { posix } from 'node:path';
import type { Instruction } from '#dockerfile/document.js';
import type { Command } from '#shell/command.js';
import { invocationOf } from '#shell/invocation.js';
import type { Stage } from './stage.js';
import { chainOf } from './stage-chain.js';

/** A command of a stage, or of a stage below, that fills node_modules with what only development needs. */
export interface DevelopmentInstall {
  readonly command: Command;
  /** The folder that it ran in; undefined when only the build can tell. */
  readonly folder: string | undefined;
}

/** The install that leaves development dependencies in node_modules at the end of the stage; undefined when a later command takes them out again, or may. */
export function developmentInstallOf(
  stage: Stage,
  commandsOf: (instruction: Instruction) => readonly Command[],
): DevelopmentInstall | undefined {
  let found: DevelopmentInstall | undefined;
  for (const each of chainOf(stage)) {
    for (const instruction of each.instructions) {
      if (instruction.kind !== 'RUN') continue;
      const state = each.at(instruction);
      if (state.variable('NODE_ENV')?.value === 'production') continue;
      for (const command of commandsOf(instruction)) {
        if (leavesOut(command)) found = undefined;
        else if (installsAll(command)) found = { command, folder: folderOf(command, state.workdir) };
      }
    }
  }
  return found;
}

/** `npm ci`, `yarn`, `pnpm install` and their like without a word about development dependencies. */
function installsAll(command: Command): boolean {
  const call = invocationOf(command);
  if (!call || command.assignments.some(({ name }) => name === 'NODE_ENV')) return false;
  const words = command.args.map(({ value }) => value);
  if (words.some((word) => /^--?(?:g|global|omit|only|prod|production|P|filter|include)(?:=|$)/.test(word)))
    return false;
  const operands = words.filter((word) => !word.startsWith('-'));
  if (command.program === 'npm')
    return operands.length === 1 && /^(?:ci|install|i|clean-install)$/.test(operands[0] ?? '');
  if (command.program === 'yarn')
    return operands.length === 0 ? words.every(isInstallFlag) : operands.join(' ') === 'install';
  return command.program === 'pnpm' && operands.length === 1 && /^(?:install|i)$/.test(operands[0] ?? '');
}

function isInstallFlag(word: string): boolean {
  return /^--(?:frozen-lockfile|immutable|non-interactive|silent|ignore-scripts|network-timeout|check-files)/.test(
    word,
  );
}

/** A prune, a second install without them, or anything else that touches node_modules. */
function leavesOut(command: Command): boolean {
  const { program, args } = command;
  const text = args.map(({ value }) => value).join(' ');
  if (/^(?:npm|yarn|pnpm)$/.test(program))
    return /\bprune\b|\bdeploy\b|--omit[= ]dev|--prod(?:uction)?\b|--only[= ]prod|workspaces focus/.test(text);
  return /node_modules|node-prune|npx/.test(text) || /^(?:node-prune|turbo|lerna|nx|make|sh|bash)$/.test(program);
}

function folderOf(command: Command, workdir: string | undefined): string | undefined {
  const prefix = command.args.findIndex(({ value }) => /^(?:--prefix|-C|--cwd|--dir)(?:=|$)/.test(value));
  const movesAway = command.script.commands.some(
    ({ program, span }) => program === 'cd' && span.start < command.span.start,
  );
  return prefix >= 0 || movesAway || workdir === undefined ? undefined : posix.resolve('/', workdir);
}
