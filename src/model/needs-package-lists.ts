import type { Instruction } from '#dockerfile/document.js';
import type { Command } from '#shell/command.js';
import type { Manager } from '#shell/program.js';
import { hasEffect } from './cleanup.js';
import { withHeldBack } from './model.js';
import type { Stage } from './stage.js';

/**
 * Whether something below an instruction may read the package lists or the cache that it leaves: an install that does
 * not fetch lists itself, or a script whose content nobody sees here. Looks into the stages that are built on this one,
 * too.
 */
export function isNeededBelow(
  stages: readonly Stage[],
  stage: Stage,
  instruction: Instruction | undefined,
  managers: readonly Manager[],
  commandsOf: (instruction: Instruction) => readonly Command[],
): boolean {
  const from = instruction ? stage.instructions.indexOf(instruction) + 1 : 0;
  const below = stage.instructions.slice(from).flatMap(withHeldBack);
  // What ONBUILD holds back runs in images that are not here.
  if (below.some(({ kind, trigger }) => trigger && kind === 'RUN')) return true;
  if (below.some((each) => each.kind === 'RUN' && readsLists(commandsOf(each), managers))) return true;
  return stages.some(
    ({ base }, index) =>
      base.kind === 'stage' &&
      base.stage === stage &&
      isNeededBelow(stages, stages[index] as Stage, undefined, managers, commandsOf),
  );
}

function readsLists(commands: readonly Command[], managers: readonly Manager[]): boolean {
  for (const command of commands) {
    if (hasEffect('refresh', managers, command)) return false;
    const path = command.name?.value ?? '';
    if (command.program === '' || /\/|\.sh$/.test(path) || /^(?:\.|source|make|eval|apt-cache)$/.test(command.program))
      return true;
    if (hasEffect('install', managers, command) || hasEffect('upgrade', managers, command)) return true;
  }
  return false;
}
